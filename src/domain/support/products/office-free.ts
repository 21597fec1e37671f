import { cycleIn, defineRecogniser, majorMinor } from '../recogniser.js'

/** LibreOffice as its makers install it; a distribution's is the distribution's. */
export default defineRecogniser({
  products: ['libreoffice'],
  mentions: ['LibreOffice'],
  software: ({ name, version }, cycles) =>
    /^LibreOffice \d/.test(name)
      ? { product: 'libreoffice', cycle: cycleIn(cycles('libreoffice'), majorMinor(version)) }
      : null,
})
