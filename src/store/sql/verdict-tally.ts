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

/** What stood at a moment: what still stands, and what has ended since, each by an index of its own. */
const countsAt = queryShapes((given) =>
  query((p: Param<Params>) => {
    const all = db
      .selectFrom('verdicts')
      .select(['rule', 'state'])
      .where('organisation', '=', p('organisation'))
      .where('began_at', '<=', p('asOf'))
    const begun = given.has('rule') ? all.where('rule', '=', p('rule')) : all
    const known = given.has('rule')
      ? begun.where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p('asOf'))])).as('known')
      : begun
          .where('ended_at', 'is', null)
          .unionAll(begun.where('ended_at', '>', p('asOf')))
          .as('known')
    return db
      .selectFrom(known)
      .select((eb) => ['known.rule', 'known.state', eb.fn.countAll<number>().as('count')])
      .groupBy(['known.rule', 'known.state'])
  }),
)

const keyColumns = ['rule', 'thing', 'state'] as const

const keys = queryShapes((given) =>
  query((p: Param<Params>) => {
    const asked = present(p).select(keyColumns)
    return given.has('noneOfThemPasses') ? asked.where(isNotPassing) : asked
  }),
)

const keysAt = query((p: Param<Params>) => {
  const begun = db
    .selectFrom('verdicts')
    .select(keyColumns)
    .where('organisation', '=', p('organisation'))
    .where('began_at', '<=', p('asOf'))
  return begun.where('ended_at', 'is', null).unionAll(begun.where('ended_at', '>', p('asOf')))
})

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
    if (asOf !== undefined) return byRule(await scope.all(countsAt(shape), given))
    return byRule(await scope.all(now(shape), given))
  },
  verdictKeys: async ({ states, asOf }) => {
    const given = { asOf } as Omit<Params, 'organisation'>
    const shape = states.includes('pass') ? [] : ['noneOfThemPasses']
    const rows = await (asOf === undefined ? scope.all(keys(shape), given) : scope.all(keysAt, given))
    const asked = new Set(states)
    return rows.filter(({ state }) => asked.has(state))
  },
  history: async (of, from, limit) => {
    const given = { ...of, from, limit } as Omit<HistoryParams, 'organisation'>
    return (await scope.all('subject' in of ? ofSubject : ofThing, given)).map(toVerdict)
  },
})
