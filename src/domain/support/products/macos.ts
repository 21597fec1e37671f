import { cycleIn, defineRecogniser, major, majorMinor } from '../recogniser.js'

/** Until 10.15 the second number was the release. */
const releaseOf = (version: string): string | undefined =>
  major(version) === '10' ? majorMinor(version) : major(version)

export default defineRecogniser({
  products: ['macos'],
  os: ({ family, version }, cycles) =>
    family === 'macos' ? { product: 'macos', cycle: cycleIn(cycles('macos'), releaseOf(version)) } : null,
})
