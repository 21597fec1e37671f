import { cycleIn, defineRecogniser, major } from '../recogniser.js'

const isSuite =
  /^Microsoft Office (?:LTSC |Mondo|Professional|Standard|Home|Personal|Enterprise|Basic|Small|Ultimate|\d{4}\b)/i

/** Parts that are installed beside a suite, or without one. */
const isPart = /language pack|proofing|mui|interop|web components|compatibility|viewer|service pack|update/i

/** Versions that only one release has; 16 is shared by all since 2016. */
const byVersion: Readonly<Record<string, string>> = { '12': '2007', '14': '2010', '15': '2013' }

/** Office suites by their year. Those that are rented have no release that ends. */
export default defineRecogniser({
  products: ['office'],
  mentions: ['Microsoft Office'],
  software: ({ name, version }, cycles) => {
    if (!isSuite.test(name) || isPart.test(name) || /\b365\b/.test(name)) return null
    const year = /\b(20\d\d)\b/.exec(name)?.[1] ?? byVersion[major(version) ?? '']
    const known = cycles('office')
    const cycle = /\bLTSC\b/.test(name)
      ? (cycleIn(known, `${year}-ltsc`) ?? cycleIn(known, year))
      : cycleIn(known, year)
    return { product: 'office', cycle }
  },
})
