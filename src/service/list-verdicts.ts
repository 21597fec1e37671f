import type { State } from '#contract/verdict.js'
import type { Rule } from '#domain/policy/compiled.js'
import type { RuleTally } from '#domain/ports/observed.js'
import type { VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { isNarrow, keysIn, type Narrowing, scopeOf } from './narrow-verdicts.js'
import { type Place, placeOf } from './place-of.js'
import type { Services } from './services.js'

export interface VerdictQuestion extends Narrowing {
  readonly states: readonly State[]
  readonly severity?: Rule['severity'] | undefined
  readonly topic?: string | undefined
  readonly rule?: string | undefined
  readonly asOf: Instant | null
}

export interface PlacedVerdict extends VerdictSpan {
  readonly place: Place
}

export interface VerdictsPage {
  readonly rows: readonly PlacedVerdict[]
  /** Goes to `after` for what follows; null at the end. */
  readonly next: string | null
}

type Used = Pick<Services, 'store' | 'register' | 'links' | 'organisation' | 'policy'>

/** The rules that a question is about; null: all, those too that the policy no longer has. */
const rulesOf = ({ policy }: Used, { severity, topic, rule }: VerdictQuestion): string[] | null => {
  if (!severity && !topic) return rule === undefined ? null : [rule]
  return [...policy.rules.values()]
    .filter(
      (one) =>
        (!severity || one.severity === severity) &&
        (!topic || one.topic?.name === topic) &&
        (!rule || one.id === rule),
    )
    .map(({ id }) => id)
}

const when = ({ asOf }: VerdictQuestion) => (asOf === null ? {} : { asOf })

type Key = Pick<VerdictSpan, 'rule' | 'thing'>

const cursorOf = ({ rule, thing }: Key): string => `${rule} ${thing}`

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const compare = (order: 'rule' | 'thing', a: Key, b: Key): number =>
  order === 'rule'
    ? inOrder(a.rule, b.rule) || inOrder(a.thing, b.thing)
    : inOrder(a.thing, b.thing) || inOrder(a.rule, b.rule)

/** Says of each verdict what people call the thing that it is about. */
export const placed = async (services: Used, verdicts: readonly VerdictSpan[]): Promise<PlacedVerdict[]> => {
  const reader = services.store.of(services.organisation)
  const names = new Map<string, string>()
  for (const { subject } of verdicts) {
    if (subject === null || names.has(subject)) continue
    names.set(subject, (await reader.subject(subject))?.name ?? subject)
  }
  return verdicts.map((verdict) => ({ ...verdict, place: placeOf(verdict, names, services.register.value) }))
}

/** One page of the verdicts that a question finds, by rule or by thing. */
export const listVerdicts = async (
  services: Used,
  question: VerdictQuestion,
  order: 'rule' | 'thing',
  after: string | undefined,
  limit: number,
): Promise<VerdictsPage> => {
  const reader = services.store.of(services.organisation)
  const rules = rulesOf(services, question)
  const filter = { states: question.states, ...(rules && { rules }), ...when(question) }
  // The past has no index by thing.
  if (isNarrow(question) || (order === 'thing' && question.asOf !== null)) {
    const scope = isNarrow(question) ? await scopeOf(services, question) : null
    const keys = await keysIn(reader, scope, filter)
    const sorted = keys.sort((a, b) => compare(order, a, b))
    const start = after === undefined ? 0 : sorted.findIndex((one) => cursorOf(one) === after) + 1
    const shown = sorted.slice(start, start + limit)
    const last = shown.at(-1)
    const verdicts: VerdictSpan[] = []
    for (const { rule, thing } of shown)
      verdicts.push(...(await reader.verdicts({ rule, thing, ...when(question) })))
    return {
      rows: await placed(services, verdicts),
      next: last && start + limit < sorted.length ? cursorOf(last) : null,
    }
  }
  const found = await reader.verdicts({
    ...filter,
    ...(rules?.length === 1 && rules[0] !== undefined && { rule: rules[0], rules: rules.slice(0, 1) }),
    order,
    limit: limit + 1,
    ...(after === undefined ? {} : { after }),
  })
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: await placed(services, shown),
    next: found.length > limit && last ? cursorOf(last) : null,
  }
}

/** How many verdicts of the states asked for each rule has, of all that a question finds. */
export const tallyVerdicts = async (
  services: Used,
  question: VerdictQuestion,
): Promise<readonly RuleTally[]> => {
  const reader = services.store.of(services.organisation)
  const rules = rulesOf(services, question)
  if (!isNarrow(question)) {
    const asked = new Set(rules)
    const [only] = rules?.length === 1 ? rules : []
    const all = await reader.observed.tally({ ...(only !== undefined && { rule: only }), ...when(question) })
    return all.filter(({ rule }) => rules === null || asked.has(rule))
  }
  const keys = await keysIn(reader, await scopeOf(services, question), {
    states: question.states,
    ...(rules && { rules }),
    ...when(question),
  })
  return [...Map.groupBy(keys, ({ rule }) => rule)].map(([rule, ofRule]): RuleTally => {
    const counts: Partial<Record<State, number>> = {}
    for (const { state } of ofRule) counts[state] = (counts[state] ?? 0) + 1
    return { rule, counts }
  })
}

const chunk = 1000

/** Every verdict that a question finds, some at a time. */
export async function* everyVerdict(
  services: Used,
  question: VerdictQuestion,
  order: 'rule' | 'thing',
): AsyncGenerator<readonly PlacedVerdict[]> {
  for (let after: string | undefined; ; ) {
    const { rows, next } = await listVerdicts(services, question, order, after, chunk)
    if (rows.length > 0) yield rows
    if (next === null) return
    after = next
  }
}
