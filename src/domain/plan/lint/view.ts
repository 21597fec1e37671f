import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { CalendarDay } from '#lib/zone.js'
import { isRhythm, type Rhythm } from '../rhythm.js'
import { foldWords, stemOf, withoutBrackets } from './fold-words.js'
import { meaningsIn } from './meanings.js'
import { type Meaning, peopleStems, smallWords } from './words.js'

/** Which of what a plan says was said, and not put in because the format needs it. */
export interface Known {
  readonly period: boolean
  readonly vat: boolean
  /** What stands before the rows of a plan: who adopted it, and when. */
  readonly preamble: boolean
}

export interface Row {
  readonly measure: Measure
  readonly id: string
  readonly index: number
  /** Its title in each language, folded. */
  readonly titles: readonly string[]
  /** Its titles, without what stands in brackets. */
  readonly title: string
  /** Titles, indicators and specification. */
  readonly text: string
  /** True where the title says so. */
  says(meaning: Meaning): boolean
  /** True where anything in the row says so. */
  mentions(meaning: Meaning): boolean
  readonly isBuying: boolean
  /** Stems of the title that tell what it is about, by language. */
  readonly stems: readonly ReadonlySet<string>[]
  /** The rhythm that the cell of its deadline names; null where it names none. */
  readonly rhythm: Rhythm | 'continuous' | null
  readonly hasDate: boolean
}

export interface PlanView {
  readonly plan: Plan
  readonly rows: readonly Row[]
  readonly byId: ReadonlyMap<string, Row>
  readonly asOf: CalendarDay
  /** The roles that there are; null where nobody says. */
  readonly roles: ReadonlySet<string> | null
  readonly known: Known
  /** In how many titles a stem stands. */
  frequency(stem: string): number
}

const textsOf = (text: Measure['title']): string[] =>
  typeof text === 'string' ? [text] : Object.values(text)

const taskWords: readonly Meaning[] = [
  'policy',
  'procedure',
  'buy',
  'build',
  'configure',
  'draft',
  'adopt',
  'train',
  'publish',
  'promote',
]

const isTaskWord = (word: string): boolean => {
  const meanings = meaningsIn(word)
  return taskWords.some((meaning) => meanings.has(meaning))
}

/** The stems of a folded text that are not small words, verbs of plans or people. */
export const stemsOf = (folded: string): Set<string> =>
  new Set(
    folded
      .split(/[ |]+/)
      .filter(
        (word) =>
          word.length > 1 &&
          !/^\d+$/.test(word) &&
          !smallWords.has(word) &&
          !peopleStems.some((stem) => word.startsWith(stem)) &&
          !isTaskWord(word),
      )
      .map(stemOf),
  )

const rhythms = ['daily', 'weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const

const rhythmOf = ({ deadlineKind }: Measure): Row['rhythm'] => {
  const said = meaningsIn(foldWords(deadlineKind))
  if (said.has('yearEnd')) return null
  const rhythm = rhythms.find((each) => said.has(each))
  return rhythm ?? (said.has('yearlyAlone') ? 'yearly' : said.has('continuous') ? 'continuous' : null)
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const rowOf = (measure: Measure, index: number): Row => {
  const bare = textsOf(measure.title).map((title) => foldWords(withoutBrackets(title)))
  const title = bare.join(' | ')
  const text = once(() =>
    [...textsOf(measure.title), ...measure.indicators, measure.spec].map(foldWords).join(' | '),
  )
  const said = once(() => meaningsIn(title))
  const mentioned = once(() => meaningsIn(text()))
  const says = (meaning: Meaning): boolean => said().has(meaning)
  const stems = once(() => bare.map(stemsOf))
  const titles = once(() => textsOf(measure.title).map(foldWords))
  return {
    measure,
    id: measure.id,
    index,
    title,
    says,
    mentions: (meaning) => says(meaning) || mentioned().has(meaning),
    get titles() {
      return titles()
    },
    get text() {
      return text()
    },
    get isBuying() {
      return says('buy') && !says('notBuying')
    },
    get stems() {
      return stems()
    },
    rhythm: isRhythm(measure.deadlineKind) ? measure.deadlineKind : rhythmOf(measure),
    hasDate: measure.deadline !== undefined,
  }
}

export interface ViewOptions {
  readonly asOf: CalendarDay
  readonly roles?: ReadonlySet<string> | null
  readonly known?: Known
}

/** A plan as rules look at it: words are looked for once and only where a rule asks. */
export const viewOf = (plan: Plan, { asOf, roles = null, known }: ViewOptions): PlanView => {
  const rows = plan.measures.map(rowOf)
  const frequencies = once(() => {
    const counts = new Map<string, number>()
    for (const row of rows)
      for (const stem of new Set(row.stems.flatMap((stems) => [...stems])))
        counts.set(stem, (counts.get(stem) ?? 0) + 1)
    return counts
  })
  return {
    plan,
    rows,
    byId: new Map(rows.toReversed().map((row) => [row.id, row])),
    asOf,
    roles,
    known: known ?? { period: true, vat: true, preamble: true },
    frequency: (stem) => frequencies().get(stem) ?? 0,
  }
}
