import { Environment, evaluate } from '@marcbachmann/cel-js'
import type { Instant } from '#lib/instant.js'
import { toInstant, toMs } from '#lib/instant.js'
import { addToDay, addToInstant, endOfDay, startOfDay } from '#lib/zone.js'

/** A calendar day inside CEL, where a string would let any text be taken for a date. */
export class LocalDate {
  constructor(readonly day: string) {}
}

/** Calendar months inside CEL. */
export class Period {
  constructor(readonly months: number) {}
}

/** The numbers that `last`, `mean` … may see: the value of a metric in a window that ends now. */
export type ReadingSource = (metric: string) => readonly { readonly at: Instant; readonly value: number }[]

/** What one evaluation is given, and what it leaves behind. */
export interface Notes {
  /** Milliseconds since 1970, as all moments here: evaluations are many, and numbers compare fastest. */
  readonly nowMs: number
  /** The end of the window of readings: now, unless an earlier moment is asked about with the very same facts. */
  readonly readingsAtMs: number
  readonly zone: string
  readonly windowMs: number
  readonly readings: ReadingSource
  /** Every instant at which an answer about a term changes. */
  readonly terms: Set<number>
  /** Every instant at which a reading leaves its window. */
  readonly windows: Set<number>
  /** A metric that had no reading in its window. */
  missing: string | null
  /** When the newest reading that was used was made. */
  newestReading: Instant | null
}

const noNotes = (): never => {
  throw new Error('a function about time was called outside an evaluation')
}

let active: Notes | null = null

/** Runs `evaluate` with the functions about time bound to `notes`. Evaluations do not nest. */
export const withNotes = <T>(notes: Notes, evaluate: () => T): T => {
  active = notes
  try {
    return evaluate()
  } finally {
    active = null
  }
}

const isBefore = (endMs: number): boolean => {
  const notes = active ?? noNotes()
  notes.terms.add(endMs)
  return notes.nowMs < endMs
}

const zone = (): string => (active ?? noNotes()).zone

export const hasBegun = ({ day }: LocalDate): boolean => !isBefore(toMs(startOfDay(day, zone())))

/** The length of a CEL duration, which the library tells through valueOf. */
const lengthMs = (duration: { valueOf(): unknown }): number => Number(duration.valueOf())

/**
 * The readings of a metric in the window. What is asked of all of them can change when the first leaves it; what is
 * asked of the last, only when that does.
 */
const inWindow = (metric: string, isLastOnly: boolean): { at: Instant; value: number }[] => {
  const notes = active ?? noNotes()
  const { windowMs, readingsAtMs } = notes
  const inside = notes
    .readings(metric)
    .filter(({ at }) => toMs(at) <= readingsAtMs && toMs(at) + windowMs > readingsAtMs)
  const [oldest, newest] = [inside.at(0), inside.at(-1)]
  if (!oldest || !newest) {
    notes.missing = metric
    throw new Error(`no reading of ${metric} within the window`)
  }
  notes.windows.add(toMs((isLastOnly ? newest : oldest).at) + windowMs)
  if (notes.newestReading === null || newest.at > notes.newestReading) notes.newestReading = newest.at
  return inside
}

const values = (metric: string): number[] => inWindow(metric, false).map(({ value }) => value)

const median = (numbers: number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}

/** Glob matching in time linear in the text for each star: `*` any text, `?` any character. Case does not matter. */
const isLike = (text: string, glob: string): boolean => {
  const [t, g] = [text.toLowerCase(), glob.toLowerCase()]
  let [ti, gi, star, mark] = [0, 0, -1, 0]
  while (ti < t.length) {
    if (gi < g.length && (g[gi] === '?' || g[gi] === t[ti]) && g[gi] !== '*') {
      ti++
      gi++
    } else if (g[gi] === '*') {
      star = gi++
      mark = ti
    } else if (star >= 0) {
      gi = star + 1
      ti = ++mark
    } else return false
  }
  while (g[gi] === '*') gi++
  return gi === g.length
}

const dayOfText = (text: string): LocalDate => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(`${text}T00:00:00Z`)))
    throw new Error(`“${text}” is no day such as 2026-11-22`)
  return new LocalDate(text)
}

const timestamp = 'google.protobuf.Timestamp'
const duration = 'google.protobuf.Duration'

/** Metric functions, whose first argument the loader checks against the topic. */
export const readingFunctions: ReadonlySet<string> = new Set(['last', 'mean', 'median', 'min', 'max'])

/** An environment with the types and functions of ours; each rule gets a clone. */
export const baseEnvironment = (): Environment =>
  new Environment()
    .registerType('LocalDate', LocalDate)
    .registerType('Period', Period)
    .registerFunction(`before(${timestamp}): bool`, (end: Date) => isBefore(end.getTime()))
    .registerFunction('before(LocalDate): bool', (end: LocalDate) =>
      isBefore(toMs(endOfDay(end.day, zone()))),
    )
    .registerFunction('begun(LocalDate): bool', hasBegun)
    .registerFunction(`within(${timestamp}, ${duration}): bool`, (from: Date, length: object) =>
      isBefore(from.getTime() + lengthMs(length)),
    )
    .registerFunction(`within(${timestamp}, Period): bool`, (from: Date, { months }: Period) =>
      isBefore(toMs(addToInstant(toInstant(from), { months }, zone()))),
    )
    .registerFunction(`within(LocalDate, ${duration}): bool`, (from: LocalDate, length: object) =>
      isBefore(toMs(endOfDay(addToDay(from.day, { ms: lengthMs(length) }), zone()))),
    )
    .registerFunction('within(LocalDate, Period): bool', (from: LocalDate, { months }: Period) =>
      isBefore(toMs(endOfDay(addToDay(from.day, { months }), zone()))),
    )
    .registerFunction(
      'last(string): double',
      (metric: string) => inWindow(metric, true).at(-1)?.value ?? Number.NaN,
    )
    .registerFunction('mean(string): double', (metric: string) => {
      const all = values(metric)
      return all.reduce((sum, value) => sum + value, 0) / all.length
    })
    .registerFunction('median(string): double', (metric: string) => median(values(metric)))
    .registerFunction('min(string): double', (metric: string) => Math.min(...values(metric)))
    .registerFunction('max(string): double', (metric: string) => Math.max(...values(metric)))
    .registerFunction(`max(${duration}, ${duration}): ${duration}`, (a: object, b: object) =>
      lengthMs(a) >= lengthMs(b) ? a : b,
    )
    .registerFunction(`min(${duration}, ${duration}): ${duration}`, (a: object, b: object) =>
      lengthMs(a) <= lengthMs(b) ? a : b,
    )
    .registerOperator(`${duration} / double`, (whole: object, parts: number) =>
      evaluate(`duration("${Math.round(lengthMs(whole) / parts / 1000)}s")`),
    )
    .registerOperator('LocalDate < LocalDate', (a: LocalDate, b: LocalDate) => a.day < b.day)
    .registerOperator('LocalDate <= LocalDate', (a: LocalDate, b: LocalDate) => a.day <= b.day)
    .registerOperator('LocalDate > LocalDate', (a: LocalDate, b: LocalDate) => a.day > b.day)
    .registerOperator('LocalDate >= LocalDate', (a: LocalDate, b: LocalDate) => a.day >= b.day)
    .registerFunction('day(string): LocalDate', dayOfText)
    .registerFunction('months(int): Period', (months: bigint) => new Period(Number(months)))
    .registerFunction('unknown(string): bool', (reason: string) => {
      throw new Error(reason)
    })
    .registerFunction('sum(list<double>): double', (numbers: number[]) =>
      numbers.reduce((total, number) => total + number, 0),
    )
    .registerFunction('abs(double): double', (value: number) => Math.abs(value))
    .registerFunction('string.like(string): bool', isLike)
