import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { SubjectKind } from '#contract/topic.js'
import { type State, states } from '#contract/verdict.js'
import type { ListedSubject, ObservedStore, SubjectFilter, SubjectOrder } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query, queryShapes } from './query.js'
import type { Tables } from './tables.js'
import { isNotPassing } from './verdicts.js'

interface Params extends Record<`rule${number}`, string>, Record<`state${number}`, State> {
  organisation: string
  kind: SubjectKind
  text: string
  worst: number
  now: Instant
  osFamily: string
  key: string | number
  name: string
  id: string
  limit: number
}

type Nullable<T> = { [K in keyof T]: T[K] | null }
type Builder = ExpressionBuilder<
  Tables & { s: Tables['subjects']; t: Nullable<Tables['subject_traits']> },
  's' | 't'
>

/** Counts stand in JSON, and a state without a verdict does not stand there. */
const worstOf = (eb: Builder) => {
  const [first, ...others] = states
  const rank = (index: number) => eb.lit<number>(index)
  let asked = eb.case().when('s.verdicts', 'like', `%"${first}":%`).then(rank(0))
  others.forEach((state, index) => {
    asked = asked.when('s.verdicts', 'like', `%"${state}":%`).then(rank(index + 1))
  })
  return asked.else(rank(states.length)).end()
}

const nameOf = (eb: Builder) => eb.fn<string>('lower', ['s.name'])

const lastReport = (eb: Builder) =>
  eb
    .selectFrom('agents as a')
    .select((inner) => inner.fn.max('a.received_at').as('at'))
    .whereRef('a.organisation', '=', 's.organisation')
    .whereRef('a.subject', '=', 's.id')

/** What each order goes by, before the name. */
const keys: Record<SubjectOrder, (eb: Builder) => Expression<unknown>> = {
  name: (eb) => eb.lit(0),
  state: worstOf,
  os: (eb) => eb.fn.coalesce('t.os', eb.val('')),
  model: (eb) => eb.fn.coalesce('t.model', eb.val('')),
  heard: (eb) => eb.fn.coalesce(lastReport(eb), eb.val('')),
}

const isPart = (eb: Builder) =>
  eb
    .selectFrom('subject_merges as m')
    .select('m.number')
    .whereRef('m.organisation', '=', 's.organisation')
    .whereRef('m.subject', '=', 's.id')
    .where('m.undone_at', 'is', null)

const isHeard = (eb: Builder, p: Param<Params>): Expression<SqlBool> => {
  const heard = eb
    .selectFrom('agents as a')
    .select('a.id')
    .whereRef('a.organisation', '=', 's.organisation')
    .where('a.revoked_at', 'is', null)
    .where('a.stale_at', '>', p('now'))
  return eb.or([
    eb.exists(heard.whereRef('a.subject', '=', 's.id')),
    eb.and([
      eb('s.kind', '<>', 'host'),
      eb.exists(
        heard
          .innerJoin('fact_sets as f', (join) =>
            join.onRef('f.organisation', '=', 'a.organisation').onRef('f.agent', '=', 'a.id'),
          )
          .whereRef('f.subject', '=', 's.id')
          .where('f.gone_at', 'is', null),
      ),
    ]),
  ])
}

const isJudged = (eb: Builder, p: Param<Params>, present: ReadonlySet<string>): Expression<SqlBool> => {
  const named = (start: string) => [...present].filter((name) => name.startsWith(start))
  const judged = db
    .selectFrom('verdicts')
    .select('verdicts.subject')
    .where('organisation', '=', p('organisation'))
    .where('ended_at', 'is', null)
    .where(
      'rule',
      'in',
      named('rule').map((_, index) => p(`rule${index}`)),
    )
    .where(
      'state',
      'in',
      named('state').map((_, index) => p(`state${index}`)),
    )
  return eb('s.id', 'in', present.has('noneOfThemPasses') ? judged.where(isNotPassing) : judged)
}

const filtered = (p: Param<Params>, present: ReadonlySet<string>) => {
  let asked = db
    .selectFrom('subjects as s')
    .leftJoin('subject_traits as t', (join) =>
      join.onRef('t.organisation', '=', 's.organisation').onRef('t.subject', '=', 's.id'),
    )
    .where('s.organisation', '=', p('organisation'))
    .where((eb) => eb.not(eb.exists(isPart(eb))))
  if (present.has('kind')) asked = asked.where('s.kind', '=', p('kind'))
  if (present.has('text'))
    asked = asked.where((eb) =>
      eb.or([
        sql<SqlBool>`t.search like ${p('text')} escape '\\'`,
        sql<SqlBool>`${nameOf(eb)} like ${p('text')} escape '\\'`,
      ]),
    )
  if (present.has('worst')) asked = asked.where((eb) => eb(worstOf(eb), '=', p('worst')))
  if (present.has('heard')) asked = asked.where((eb) => isHeard(eb, p))
  if (present.has('silent')) asked = asked.where((eb) => eb.not(isHeard(eb, p)))
  if (present.has('linked')) asked = asked.where('t.asset', 'is not', null)
  if (present.has('unlinked')) asked = asked.where('t.asset', 'is', null)
  if (present.has('osFamily')) asked = asked.where('t.os_family', '=', p('osFamily'))
  if (present.has('rule0')) asked = asked.where((eb) => isJudged(eb, p, present))
  return asked
}

const orderIn = (present: ReadonlySet<string>): SubjectOrder =>
  (Object.keys(keys) as SubjectOrder[]).find((order) => present.has(`by-${order}`)) ?? 'name'

const list = queryShapes((present) =>
  query((p: Param<Params>) => {
    const key = keys[orderIn(present)]
    const asked = filtered(p, present)
      .select((eb) => [
        's.id',
        's.kind',
        's.name',
        's.first_seen as firstSeen',
        's.verdicts',
        't.subject as traitsOf',
        't.os_family as osFamily',
        't.os',
        't.manufacturer',
        't.model',
        't.serial',
        't.address',
        't.asset',
        sql<string | number>`${key(eb)}`.as('orderKey'),
        nameOf(eb).as('orderName'),
      ])
      .orderBy('orderKey')
      .orderBy('orderName')
      .orderBy('s.id')
      .limit(p('limit'))
    if (!present.has('id')) return asked
    return asked.where((eb) => {
      const at = key(eb)
      const name = nameOf(eb)
      return sql<SqlBool>`(${at}, ${name}, ${eb.ref('s.id')}) > (${p('key')}, ${p('name')}, ${p('id')})`
    })
  }),
)

const count = queryShapes((present) =>
  query((p: Param<Params>) => filtered(p, present).select((eb) => eb.fn.countAll<number>().as('count'))),
)

/** A pattern that finds `text` anywhere, whatever signs it holds. */
export const patternOf = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

const paramsOf = (filter: SubjectFilter): Record<string, unknown> => {
  const { kind, text, worst, heard, now, linked, osFamily, judged } = filter
  return {
    ...(kind && { kind }),
    ...(text && { text: patternOf(text) }),
    ...(worst && { worst: states.indexOf(worst) }),
    ...(heard !== undefined && { [heard ? 'heard' : 'silent']: true, now }),
    ...(linked !== undefined && { [linked ? 'linked' : 'unlinked']: true }),
    ...(osFamily && { osFamily }),
    ...(judged && Object.fromEntries(judged.rules.map((rule, index) => [`rule${index}`, rule]))),
    ...(judged && Object.fromEntries(judged.states.map((state, index) => [`state${index}`, state]))),
    ...(judged && !judged.states.includes('pass') && { noneOfThemPasses: true }),
  }
}

const cursorOf = (...place: (string | number)[]): string => JSON.stringify(place)

const placeOf = (cursor: string): Record<string, unknown> => {
  const [key, name, id] = JSON.parse(cursor) as unknown[]
  return { key, name, id }
}

/** A question about a topic without a rule has no answer. */
const isEmpty = ({ judged }: SubjectFilter): boolean =>
  judged?.rules.length === 0 || judged?.states.length === 0

export const listedSubjectReader = (
  scope: Scope,
): Pick<ObservedStore['read'], 'subjects' | 'countSubjects'> => ({
  subjects: async (filter, { order, after, limit }) => {
    if (isEmpty(filter)) return []
    const given = { ...paramsOf(filter), ...(after === undefined ? {} : placeOf(after)), limit }
    const shape = [...Object.keys(given), `by-${order}`]
    const rows = await scope.all(list(shape), given as unknown as Omit<Params, 'organisation'>)
    return rows.map(
      ({ orderKey, orderName, traitsOf, id, kind, name, firstSeen, verdicts, ...traits }): ListedSubject => ({
        id,
        kind,
        name,
        firstSeen,
        verdicts: JSON.parse(verdicts) as ListedSubject['verdicts'],
        traits: traitsOf === null ? null : traits,
        cursor: cursorOf(orderKey, orderName, id),
      }),
    )
  },
  countSubjects: async (filter) => {
    if (isEmpty(filter)) return 0
    const given = paramsOf(filter)
    const row = await scope.get(count(Object.keys(given)), given as unknown as Omit<Params, 'organisation'>)
    return row?.count ?? 0
  },
})
