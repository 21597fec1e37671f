import { numberWords } from '../number-words.js'
import { type Meaning, wordsFor } from './words.js'

const pieces = 'pcs|pc|pieces|piece|units|kom|komada|komad|kos|kosov|ks|kusu|kusy'
const verbs = wordsFor('buy').source
/** What a number before it measures, where it counts nothing. */
const measures =
  'inch|inches|inca|inci|palcu|palca|w|va|kw|kva|mb|gb|tb|mbit|mbps|gbit|m|m2|km|kg|l|h|hours|sati|ur|hodin|days|dana|dni|years|godina|godine|let|lety|roku|months|meseci|mesecev|mesicu|percent|odsto|odstotkov|procent|eur|rsd|czk|din|port|ports|th|st|nd|rd'

const countOf = (word: string): number | null =>
  /^\d{1,5}$/.test(word) ? Number(word) : (numberWords[word] ?? null)

const isYear = (value: number): boolean => value >= 1990 && value <= 2060

const anyNumber = `(?:\\d{1,5}|${Object.keys(numberWords).join('|')})`
const afterVerb = new RegExp(
  `${verbs} (?:of |od )?(${anyNumber})(?= (?!(?:${measures})(?: |$))[^ |]{2,})`,
  'g',
)
const leading = new RegExp(`(?:^|\\| )(${anyNumber})(?= (?!(?:${measures})(?: |$))[^ |]{3,})`, 'g')
const ofPieces = new RegExp(`(?<![^ ])(${anyNumber}) (?:${pieces})(?![^ ])`, 'g')
const joined = new RegExp(`(?:and|i|in|a|ter) (${anyNumber})(?= (?!(?:${measures})(?: |$))[^ |]{3,})`, 'g')

const found = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const value = countOf(match.at(-1) ?? '')
    return value === null || isYear(value) ? [] : [value]
  })

/** How many a folded title says are bought: “Buy 40 brand-name 23-inch monitors” is 40. */
export const countsInTitle = (title: string): number[] => {
  const first = [
    ...new Set([...found(title, afterVerb), ...found(title, leading), ...found(title, ofPieces)]),
  ]
  return first.length === 0 ? [] : [...new Set([...first, ...found(title, joined)])]
}

const countedThings: readonly Meaning[] = [
  'computer',
  'machine',
  'monitor',
  'licence',
  'printer',
  'router',
  'switch',
  'extinguisher',
  'phone',
  'camera',
  'projector',
  'vehicle',
]
const thing = countedThings.map((meaning) => wordsFor(meaning).source).join('|')
const ofThings = new RegExp(`(?<![^ ])(\\d{1,5}) (?:[^ |\\d]+ )?(?:${thing})`, 'g')

/** How many things a folded indicator counts: “licensed software for 20 new machines” is 20. */
export const countsOfThings = (text: string): number[] =>
  [...text.matchAll(ofThings)].flatMap(([, digits = '']) => (isYear(Number(digits)) ? [] : [Number(digits)]))

/** How many a specification asks for: `pc_count>=40`, `entitlement>=50`. */
export const countsInSpec = (spec: string): number[] =>
  [...spec.matchAll(/(?:^|[;\s])(?:\w*_count|count|entitlement)\s*(?:>=|=|==)\s*(\d+)/g)].map(
    ([, digits = '']) => Number(digits),
  )
