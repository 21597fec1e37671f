import { foldText } from '#lib/fold-text.js'
import { type DayOrder, type WrittenDay, writtenDay } from '#lib/written-day.js'
import { isDash, rhythmIn } from './budget-words.js'
import { monthNamed } from './month-names.js'
import { endOfHalf, endOfMonth, endOfQuarter, endOfYear } from './period-ends.js'

export interface DeadlineRead {
  readonly day: string | null
  readonly startsOn: string | null
  /** As the register codes it: date, end-of-year, continuous, monthly, as-needed, none. */
  readonly kind: string
  readonly recurrence: string | null
  /** True where the last day is that of a period which the cell names. */
  readonly isInferred: boolean
}

export type DeadlineResult =
  | { readonly read: DeadlineRead }
  | { readonly fault: 'not-a-deadline' | 'ambiguous-day'; readonly values: Readonly<Record<string, string>> }

const of = (kind: string, more: Partial<DeadlineRead> = {}): DeadlineResult => ({
  read: { day: null, startsOn: null, kind, recurrence: null, isInferred: false, ...more },
})

const continuous =
  /\b(?:kontinui\w*|stalno|stalni|neprekidn\w*|trajno|trajni|trajna|prubezn\w*|trvale|trvaly|continuous\w*|ongoing|permanent\w*|folyamatos\w*)\b/
const daily = /\b(?:dnevn\w*|svakodnevn\w*|denne|kazdodenn\w*|daily|naponta|vsakodnevn\w*)\b/
const needed =
  /\b(?:po potrebi|po potrebe|prema potrebi|kada? je potrebno|kadar je treba|dle potreby|podle potreby|as needed|when needed|on demand|szukseg szerint)\b/
const none =
  /^(?:none|nema|bez roka|nije odredjen\w*|ni dolocen\w*|brez roka|neurcen\w*|neni stanoven\w*|nincs)$/
const prefix =
  /^(?:rok\s*:?\s*|najkasnije\s+|najkasneje\s+|nejpozdeji\s+|no later than\s+|latest\s+|zakljucno sa?\s+)*(?:do|by|until|till|to)\s+/
const endOf =
  /^(?:do\s+)?(?:kraj|kraja|krajem|konca|konec|konce|koncem|the end of|end of|by the end of|vege)\s+(?:of\s+)?/

const year = '((?:19|20)\\d\\d)\\.?'
const behindYear = '(?:\\s*(?:god\\w*|g)\\.?)?'
const yearWords =
  '(?:(?:leta|leto|letu|roku|rok|godine|godina|year|tokom|u toku|v letu|v roku|u|v|in|during)\\s+)*'

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }
const ordinals: readonly (readonly [RegExp, number])[] = [
  [/^(?:prv\w*|first|1st|elso)$/, 1],
  [/^(?:drug\w*|second|2nd|masodik)$/, 2],
  [/^(?:trec\w*|tretj\w*|treti\w*|third|3rd|harmadik)$/, 3],
  [/^(?:cetvrt\w*|ctvrt\w*|fourth|4th|negyedik)$/, 4],
]
const ordinal = (word: string): number =>
  romans[word] ?? ordinals.find(([words]) => words.test(word))?.[1] ?? Number(word)

const quarterName =
  '(?:kvartal\\w*|trom?j?esecj\\w*|trimestr\\w*|cetrtletj\\w*|ctvrtlet\\w*|quarter|q|negyedev\\w*|k)'
const halfName = '(?:polugod\\w*|polovin\\w*|polletj\\w*|pololet\\w*|half|felev\\w*)'

const periodOf = (text: string, name: string): { number: number; year: number } | null => {
  const before = new RegExp(
    `^([a-z0-9]+)\\.?\\s*${name}\\s*[/.,]?\\s*${yearWords}${year}${behindYear}$`,
  ).exec(text)
  if (before) return { number: ordinal(before[1] ?? ''), year: Number(before[2]) }
  const inside = new RegExp(
    `^${name}\\s*([1-4]|i{1,3}|iv)\\s*[/.,]?\\s*${yearWords}${year}${behindYear}$`,
  ).exec(text)
  if (inside) return { number: ordinal(inside[1] ?? ''), year: Number(inside[2]) }
  const after = new RegExp(`^${year}\\s*[/.,-]?\\s*(?:${name}\\s*([1-4])|([a-z0-9]+)\\.?\\s*${name})$`).exec(
    text,
  )
  return after ? { number: ordinal(after[2] ?? after[3] ?? ''), year: Number(after[1]) } : null
}

/** Years one beside the other, however they are parted: “2019, 2020 i 2021”; null where there is anything else. */
const yearsIn = (text: string): number[] | null => {
  const found = [...text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([digits]) => Number(digits))
  const rest = text
    .replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, ' ')
    .replace(
      /(?<![a-z])(?:leta|leto|letih|letu|roku|rok|roky|godin[aeiu]|god|g|u|v|in|i|a|and|es|te|year|years)(?![a-z])/g,
      ' ',
    )
  return new Set(found).size > 1 && /^[\s.,;+/&]*$/.test(rest) ? found : null
}

const readPeriod = (text: string): DeadlineResult | null => {
  const isEnd = endOf.test(text)
  const bare = text.replace(endOf, '').replace(prefix, '').trim()
  const onlyYear = new RegExp(`^${yearWords}${year}${behindYear}(?:\\s*(?:vegeig|vege))?$`).exec(bare)
  if (onlyYear) {
    const isWhole = !isEnd && !/vege/.test(bare)
    return of(isWhole ? 'year' : 'end-of-year', { day: endOfYear(Number(onlyYear[1])), isInferred: true })
  }
  const years = new RegExp(`^${yearWords}${year}\\s*[-–/]\\s*${year}${behindYear}$`).exec(bare)
  if (years && Number(years[1]) < Number(years[2]))
    return of('years', { day: endOfYear(Number(years[2])), startsOn: `${years[1]}-01-01`, isInferred: true })
  const several = yearsIn(bare)
  if (several) {
    const [first = 0, last = 0] = [Math.min(...several), Math.max(...several)]
    return of('years', { day: endOfYear(last), startsOn: `${first}-01-01`, isInferred: true })
  }
  const months = new RegExp(
    `^([a-z]{3,})\\s*(?:[-–]|do)\\s*([a-z]{3,})\\.?\\s+${yearWords}${year}${behindYear}$`,
  ).exec(bare)
  const [first, last] = [months?.[1], months?.[2]].map((name) => (name ? monthNamed(name) : null))
  if (months && first && last && first < last) {
    const startsOn = `${months[3]}-${String(first).padStart(2, '0')}-01`
    return of('months', { day: endOfMonth(Number(months[3]), last), startsOn, isInferred: true })
  }
  const quarter = periodOf(bare, quarterName)
  if (quarter && quarter.number >= 1 && quarter.number <= 4)
    return of('quarter', { day: endOfQuarter(quarter.year, quarter.number), isInferred: true })
  const half = periodOf(bare, halfName)
  if (half && half.number >= 1 && half.number <= 2)
    return of('half-year', { day: endOfHalf(half.year, half.number), isInferred: true })
  const named = new RegExp(`^(?:[uvi]n?\\s+)?([a-z]{3,})\\.?\\s+${yearWords}${year}${behindYear}$`).exec(bare)
  const numbered = new RegExp(`^(\\d{1,2})\\s*[./]\\s*${year}$`).exec(bare)
  const month = named ? monthNamed(named[1] ?? '') : numbered ? Number(numbered[1]) : null
  const at = Number((named ?? numbered)?.[2])
  if (month !== null && month >= 1 && month <= 12)
    return of('month', { day: endOfMonth(at, month), isInferred: true })
  return null
}

const readRhythm = (text: string): DeadlineResult | null => {
  const rhythm = rhythmIn(text)
  const isYearly = rhythm === 'yearly'
  if (continuous.test(text))
    return of(rhythm === null ? 'continuous' : `continuous-${rhythm}`, { recurrence: rhythm })
  if (daily.test(text)) return of('daily')
  if (rhythm !== null) {
    if (/rebalans/.test(text)) return of(`${rhythm}-or-on-rebalance`, { recurrence: rhythm })
    if (isYearly && /odrzavanj|vzdrzevanj|udrzb|maintenance/.test(text))
      return of('yearly-maintenance', { recurrence: rhythm })
    return of(rhythm, { recurrence: rhythm })
  }
  return needed.test(text) ? of('as-needed') : null
}

/** “31. prosince 2026”: with the names of months in all languages of plans. */
const dayInWords = (text: string): WrittenDay | null => {
  const found = new RegExp(`^(\\d{1,2})\\.?\\s*([a-z]{3,})\\.?\\s+${year}${behindYear}$`).exec(text)
  const month = found ? monthNamed(found[2] ?? '') : null
  return found && month !== null ? writtenDay(`${found[1]}.${month}.${found[3]}`, foldText) : null
}

const dayOf = (text: string, order: DayOrder | null): string | DeadlineResult | null => {
  const written = writtenDay(text, foldText) ?? dayInWords(text)
  if (written === null) return null
  if ('day' in written) return written.day
  if (order !== null) return written.ambiguous[order]
  const { 'day-first': one, 'month-first': other } = written.ambiguous
  return { fault: 'ambiguous-day', values: { given: text, one, other } }
}

const mostLetters = 300

/** Reads a deadline or a rhythm as plans put them, in Serbian, Slovene, Czech, Hungarian or English. */
export const readDeadline = (given: string, order: DayOrder | null): DeadlineResult => {
  if (given.length > mostLetters)
    return { fault: 'not-a-deadline', values: { given: `${given.slice(0, 80)}…` } }
  const text = foldText(given).replace(/\s+/g, ' ').trim()
  if (text === '' || isDash(text) || none.test(text)) return of('none')
  for (const bare of [text, text.replace(prefix, '')]) {
    const day = dayOf(bare, order)
    if (typeof day === 'string') return of('date', { day })
    if (day !== null) return day
  }
  const span = /^(?:od\s+|from\s+)?(.{6,}?)\s*(?:[-–]|\bdo\b|\bto\b)\s*(.{8,})$/.exec(text)
  const [from, to] = [span?.[1], span?.[2]].map((part) => (part ? dayOf(part.trim(), order) : null))
  if (typeof from === 'string' && typeof to === 'string' && from <= to)
    return of('date', { day: to, startsOn: from })
  return readPeriod(text) ?? readRhythm(text) ?? { fault: 'not-a-deadline', values: { given: given.trim() } }
}
