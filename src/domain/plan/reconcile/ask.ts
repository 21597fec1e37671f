import type { Context } from '@marcbachmann/cel-js'
import type { Asset } from '#contract/register/asset.js'
import type { LocalText } from '#contract/register/text.js'
import { topics } from '#contract/topics.js'
import type { Notes } from '#domain/policy/cel-time.js'
import { toJson } from '#domain/policy/condition.js'
import { subjectKindOf } from '#domain/policy/register-things.js'
import { type Instant, toInstant, toMs } from '#lib/instant.js'
import { type CalendarDay, dayOf } from '#lib/zone.js'
import type { Check } from './demand.js'
import { contextOf, staleMark } from './entry-context.js'
import type { EntryKnown } from './entry-known.js'
import type { Expression } from './expression.js'
import { type Standing, standingOf } from './stage.js'

/**
 * Why nobody can say whether a demand is met: no probe there is could see it; one could, and has not; it has, and not
 * this; it has, too long ago; the register lacks a field; the expression cannot be used on this entry.
 */
export type Unsaid = 'no-probe' | 'never-seen' | 'not-reported' | 'stale' | 'not-recorded' | 'error'

export interface CheckAnswer {
  readonly what: LocalText
  /** `unknown` is never as good as `yes`. */
  readonly state: 'yes' | 'no' | 'unknown'
  /** Why it is unknown; null where it is not. */
  readonly reason: Unsaid | null
  /** What the plan or the expression says beside; null where the reason says it all. */
  readonly detail: string | null
  /** Whether a device said so, or only the register. */
  readonly by: 'device' | 'register'
  /** What the demand looked at, as far as it is there. */
  readonly values: readonly { readonly name: string; readonly value: unknown }[]
  /** The next moment at which time alone can change it. */
  readonly flipsAt: Instant | null
}

export interface Asked {
  readonly answer: boolean | null
  readonly error: string | null
  /** The next moment at which time alone can change the answer. */
  readonly flipsAt: Instant | null
}

/** When something is asked: the day is looked up once for many entries. */
export interface Moment {
  readonly now: Instant
  readonly nowMs: number
  readonly today: CalendarDay
  /** Evaluations follow one another and none looks at what another left behind: entries are many, and all share these. */
  readonly notes: Notes
}

export const momentOf = (now: Instant, zone: string): Moment => {
  const nowMs = toMs(now)
  const notes: Notes = {
    nowMs,
    zone,
    windowMs: 0,
    readings: () => [],
    readingsAtMs: nowMs,
    terms: new Set(),
    windows: new Set(),
    missing: null,
    newestReading: null,
  }
  return { now, nowMs, today: dayOf(now, zone), notes }
}

/** An entry at a moment, ready for what plans ask of it. */
export class Asking {
  private stands: Standing | null = null
  constructor(
    readonly known: EntryKnown,
    private readonly moment: Moment,
  ) {}

  get standing(): Standing {
    this.stands ??= standingOf(this.known, this.moment.today)
    return this.stands
  }

  context(looks: Parameters<typeof contextOf>[2]): Context {
    return contextOf(this.known, this.moment.now, looks)
  }

  ask(expression: Expression): Asked {
    if ('fault' in expression) return { answer: null, error: expression.fault, flipsAt: null }
    const { nowMs, notes } = this.moment
    notes.terms.clear()
    const answer = expression.condition.evaluate(this.context(expression), notes)
    let flips = Number.POSITIVE_INFINITY
    for (const term of notes.terms) if (term > nowMs && term < flips) flips = term
    return {
      answer: 'value' in answer && typeof answer.value === 'boolean' ? answer.value : null,
      error: 'error' in answer ? answer.error : null,
      flipsAt: flips === Number.POSITIVE_INFINITY ? null : toInstant(flips),
    }
  }
}

/** Whether a probe that there is can report a topic about such an asset. */
const isProbed = (asset: Asset, topic: string): boolean => {
  const kind = subjectKindOf(asset)
  return kind !== null && (topics.get(topic)?.about.includes(kind) ?? false)
}

const missingKey = /^No such key: (\S+)/

const unsaid = ({ known }: Asking, expression: Expression, error: string | null): Unsaid => {
  if ('fault' in expression) return 'error'
  if (error === staleMark) return 'stale'
  // The author of the plan says that nothing can see it: unknown("why").
  if (error && expression.condition.source.includes(`unknown("${error}")`)) return 'no-probe'
  const [, key] = missingKey.exec(error ?? '') ?? []
  if (key === undefined) return (error ?? '').includes('null') ? 'not-reported' : 'error'
  if (known.of !== 'asset' || !expression.topics.includes(key)) return 'not-recorded'
  if ((known.observed?.subjects.length ?? 0) > 0) return 'not-reported'
  return isProbed(known.entry, key) ? 'never-seen' : 'no-probe'
}

/** The values under a path; those of lists one by one. */
const valuesAt = (from: unknown, [step, ...rest]: readonly string[]): unknown[] => {
  if (step === undefined) return from === undefined ? [] : Array.isArray(from) ? from : [from]
  if (Array.isArray(from)) return from.flatMap((one) => valuesAt(one, [step, ...rest]))
  if (typeof from !== 'object' || from === null || !Object.hasOwn(from, step)) return []
  try {
    return valuesAt((from as Record<string, unknown>)[step], rest)
  } catch {
    return []
  }
}

const mostValues = 20

const evidenceOf = (asking: Asking, expression: Expression): CheckAnswer['values'] => {
  if ('fault' in expression) return []
  const context = asking.context(expression)
  const { names } = expression
  // Of a list that is gone through, what is looked at in it is shown, and not the whole.
  const isWhole = (name: string) => names.some((other) => other.startsWith(`${name}.`))
  return names
    .filter((name) => name.includes('.') && !/^facts\.[^.]+$/.test(name) && !isWhole(name))
    .flatMap((name) => {
      const found = valuesAt(context, name.split('.'))
      if (found.length === 0) return []
      const shown = found.slice(0, mostValues).map(toJson)
      return [{ name, value: shown.length === 1 ? shown[0] : shown }]
    })
}

/** Of thousands of answers people look at some: what those looked at is gathered then. */
class Answered implements CheckAnswer {
  readonly #asking: Asking
  readonly #check: Check
  #values: CheckAnswer['values'] | null = null
  constructor(
    asking: Asking,
    check: Check,
    readonly state: CheckAnswer['state'],
    readonly reason: CheckAnswer['reason'],
    readonly detail: string | null,
    readonly by: CheckAnswer['by'],
    readonly flipsAt: Instant | null,
  ) {
    this.#asking = asking
    this.#check = check
  }
  get what(): LocalText {
    return this.#check.what
  }
  get values(): CheckAnswer['values'] {
    this.#values ??= evidenceOf(this.#asking, this.#check.expression)
    return this.#values
  }
}

const isSeenBy = ({ known }: Asking, expression: Expression): boolean =>
  known.of === 'asset' &&
  'topics' in expression &&
  expression.topics.some((topic) => known.observed?.sets.some((set) => set.topic === topic))

/** Whether an entry is as a demand wants it, and on whose word. */
export const answerOf = (asking: Asking, check: Check): CheckAnswer => {
  const { expression } = check
  const { answer, error, flipsAt } = asking.ask(expression)
  const by = isSeenBy(asking, expression) ? 'device' : 'register'
  if (answer !== null) return new Answered(asking, check, answer ? 'yes' : 'no', null, error, by, flipsAt)
  const reason = unsaid(asking, expression, error)
  const isSaid = error === staleMark || (reason !== 'error' && missingKey.test(error ?? ''))
  return new Answered(asking, check, 'unknown', reason, isSaid ? null : error, by, flipsAt)
}
