import { cycleIn, defineRecogniser, majorMinor } from '../recogniser.js'

/** What repositories beside the distribution's own build (Sury, Remi); the distribution supports its own packages itself. */
const isForeign = (version: string): boolean => /remi|\+0~|sury/i.test(version)

export default defineRecogniser({
  products: ['php'],
  mentions: ['php'],
  software: ({ name, version }, cycles) => {
    const isPackage = /^php(?:\d(?:\.\d)?|\d\d)?(?:-common|-cli|-fpm)?$/.test(name) && isForeign(version)
    return isPackage || /^PHP \d/.test(name)
      ? { product: 'php', cycle: cycleIn(cycles('php'), majorMinor(version)) }
      : null
  },
})
