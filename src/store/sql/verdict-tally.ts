import type { State } from '#contract/verdict.js'
import type { ObservedStore, RuleTally } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query, queryShapes } from './query.js'
import { isNotPassing, toVerdict, verdictColumns } from './verdicts.js'

interface Params {
  organisation: string
  rule: string
  asOf: Instant
}

const present = (p: Param<Params>) =>
  db.selectFrom('verdicts').where('organisation', '=', p('organisation')).where('ended_at', 'is', null)

const now = queryShapes((given) =>
  query((p: Param<Params>) => {
    const asked = db
      .selectFrom('verdict_groups')
      .select((eb) => ['rule', 'state', eb.fn.sum<number>('count').as('count')])
      .where('organisation', '=', p('organisation'))
      .groupBy(['rule', 'state'])
    return given.has('rule') ? asked.where('rule', '=', p('rule')) : asked
  }),
)

/** What still stands of what stood at a moment. */
const standing = (p: Param<Params>, given: ReadonlySet<string>) => {
  const asked = present(p).where('began_at', '<=', p('asOf'))
  return given.has('rule') ? asked.where('rule', '=', p('rule')) : asked
}

const totalsAt = queryShapes((given) =>
  query((p: Param<Params>) =>
    standing(p, given)
      .select((eb) => ['rule', eb.fn.countAll<number>().as('count')])
      .groupBy('rule'),
  ),
)

/** Few, and counted by themselves: sorting all by state would take longer than counting them. */
const notPassingAt = queryShapes((given) =>
  query((p: Param<Params>) =>
    standing(p, given)
      .where(isNotPassing)
      .select((eb) => ['rule', 'state', eb.fn.countAll<number>().as('count')])
      .groupBy(['rule', 'state']),
  ),
)

/** What stood at a moment and has ended since. */
const endedSince = queryShapes((given) =>
  query((p: Param<Params>) => {
    const ended = db
      .selectFrom('verdicts')
      .where('organisation', '=', p('organisation'))
      .where('began_at', '<=', p('asOf'))
      .where('ended_at', '>', p('asOf'))
    return (given.has('rule') ? ended.where('rule', '=', p('rule')) : ended)
      .select((eb) => ['rule', 'state', eb.fn.countAll<number>().as('count')])
      .groupBy(['rule', 'state'])
  }),
)

const countsAt = async (
  scope: Scope,
  shape: readonly string[],
  given: Omit<Params, 'organisation'>,
): Promise<Count[]> => {
  const others = await scope.all(notPassingAt(shape), given)
  const passing = (await scope.all(totalsAt(shape), given)).map(({ rule, count }): Count => {
    const rest = others.filter((other) => other.rule === rule).reduce((sum, other) => sum + other.count, 0)
    return { rule, state: 'pass', count: count - rest }
  })
  return [...others, ...passing, ...(await scope.all(endedSince(shape), given))]
}

const keyColumns = ['rule', 'thing', 'state'] as const

const keys = queryShapes((given) =>
  query((p: Param<Params>) => {
    const asked = present(p).select(keyColumns)
    return given.has('noneOfThemPasses') ? asked.where(isNotPassing) : asked
  }),
)

const keysAt = queryShapes((given) =>
  query((p: Param<Params>) => {
    const begun = db
      .selectFrom('verdicts')
      .select(keyColumns)
      .where('organisation', '=', p('organisation'))
      .where('began_at', '<=', p('asOf'))
    const still = begun.where('ended_at', 'is', null)
    return (given.has('noneOfThemPasses') ? still.where(isNotPassing) : still).unionAll(
      begun.where('ended_at', '>', p('asOf')),
    )
  }),
)

interface HistoryParams {
  organisation: string
  subject: string
  rule: string
  thing: string
  from: Instant
  limit: number
}

const ofThing = query((p: Param<HistoryParams>) =>
  db
    .selectFrom('verdicts')
    .select(verdictColumns)
    .where('organisation', '=', p('organisation'))
    .where('rule', '=', p('rule'))
    .where('thing', '=', p('thing'))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', p('from'))]))
    .orderBy('began_at', 'desc')
    .limit(p('limit')),
)

const ofSubject = query((p: Param<HistoryParams>) => {
  const spans = db
    .selectFrom('verdicts')
    .select(verdictColumns)
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
  return spans
    .where('ended_at', 'is', null)
    .unionAll(spans.where('ended_at', '>=', p('from')))
    .orderBy('from', 'desc')
    .limit(p('limit'))
})

interface Count {
  readonly rule: string
  readonly state: State
  readonly count: number
}

const byRule = (counted: readonly Count[]): RuleTally[] => {
  const tallies = new Map<string, Partial<Record<State, number>>>()
  for (const { rule, state, count } of counted)
    if (count > 0)
      tallies.set(rule, { ...tallies.get(rule), [state]: (tallies.get(rule)?.[state] ?? 0) + count })
  return [...tallies].map(([rule, counts]) => ({ rule, counts })).sort((a, b) => (a.rule < b.rule ? -1 : 1))
}

export const verdictTallyReader = (
  scope: Scope,
): Pick<ObservedStore['read'], 'tally' | 'history' | 'verdictKeys'> => ({
  tally: async ({ rule, asOf } = {}) => {
    const shape = rule === undefined ? [] : ['rule']
    const given = { rule, asOf } as Omit<Params, 'organisation'>
    if (asOf !== undefined) return byRule(await countsAt(scope, shape, given))
    return byRule(await scope.all(now(shape), given))
  },
  verdictKeys: async ({ states, asOf }) => {
    const given = { asOf } as Omit<Params, 'organisation'>
    const shape = states.includes('pass') ? [] : ['noneOfThemPasses']
    const rows = await scope.all((asOf === undefined ? keys : keysAt)(shape), given)
    const asked = new Set(states)
    return rows.filter(({ state }) => asked.has(state))
  },
  history: async (of, from, limit) => {
    const given = { ...of, from, limit } as Omit<HistoryParams, 'organisation'>
    return (await scope.all('subject' in of ? ofSubject : ofThing, given)).map(toVerdict)
  },
})
