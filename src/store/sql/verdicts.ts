import type { State } from '#contract/verdict.js'
import type { OrganisationReader, VerdictFilter, VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Connection, Scope } from './connection.js'
import { db, type Param, query, queryShapes } from './query.js'

const verdicts = db
  .selectFrom('verdicts')
  .select([
    'rule',
    'thing',
    'subject',
    'state',
    'since',
    'began_at as from',
    'ended_at as until',
    'flips_at as flipsAt',
    'evidence',
  ])

type ListParams = Record<`state${number}`, State> & {
  organisation: string
  subject: string
  rule: string
  thing: string
  asOf: Instant
  afterRule: string
  afterThing: string
  limit: number
}

const stateName = (index: number) => `state${index}` as const

const list = queryShapes((present) =>
  query((p: Param<ListParams>) => {
    let asked = verdicts.where('organisation', '=', p('organisation')).orderBy('rule').orderBy('thing')
    if (present.has('noSubject')) asked = asked.where('subject', 'is', null)
    if (present.has('subject')) asked = asked.where('subject', '=', p('subject'))
    if (present.has('rule')) asked = asked.where('rule', '=', p('rule'))
    if (present.has('thing')) asked = asked.where('thing', '=', p('thing'))
    const states = [...present].filter((name) => name.startsWith('state'))
    if (states.length > 0)
      asked = asked.where(
        'state',
        'in',
        states.map((_, index) => p(stateName(index))),
      )
    if (present.has('asOf'))
      asked = asked
        .where('began_at', '<=', p('asOf'))
        .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p('asOf'))]))
    else asked = asked.where('ended_at', 'is', null)
    if (present.has('afterRule'))
      asked = asked.where((eb) =>
        eb.and([
          eb('rule', '>=', p('afterRule')),
          eb.or([eb('rule', '>', p('afterRule')), eb('thing', '>', p('afterThing'))]),
        ]),
      )
    if (present.has('limit')) asked = asked.limit(p('limit'))
    return asked
  }),
)

const flipsUntil = query((p: Param<{ organisation: string; until: Instant; limit: number }>) =>
  verdicts
    .where('organisation', '=', p('organisation'))
    .where('ended_at', 'is', null)
    .where('flips_at', '<=', p('until'))
    .orderBy('flips_at')
    .limit(p('limit')),
)

const firstFlip = query((_: Param<object>) =>
  db
    .selectFrom('verdicts')
    .select('flips_at as at')
    .where('ended_at', 'is', null)
    .where('flips_at', 'is not', null)
    .orderBy('flips_at')
    .limit(1),
)

type Row = Omit<VerdictSpan, 'evidence'> & { evidence: string }

const toVerdict = (row: Row): VerdictSpan => ({
  ...row,
  evidence: JSON.parse(row.evidence) as VerdictSpan['evidence'],
})

/** A rule's id has no space, so the first one ends it. */
const cursor = (after: string): { afterRule: string; afterThing: string } => {
  const space = after.indexOf(' ')
  return space < 0
    ? { afterRule: after, afterThing: '' }
    : { afterRule: after.slice(0, space), afterThing: after.slice(space + 1) }
}

const params = ({ subject, rule, thing, states, asOf, after, limit }: VerdictFilter) => {
  const given: Record<string, unknown> = { rule, thing, asOf, limit }
  if (subject === null) given.noSubject = true
  else given.subject = subject
  if (after !== undefined) Object.assign(given, cursor(after))
  states?.forEach((state, index) => {
    given[stateName(index)] = state
  })
  return given
}

export const nextFlipAt = async (connection: Connection): Promise<Instant | null> =>
  (await connection.get(firstFlip, {}))?.at ?? null

export const verdictReader = (scope: Scope): Pick<OrganisationReader, 'verdicts' | 'flips'> => ({
  verdicts: async (filter = {}) => {
    if (filter.states?.length === 0) return []
    const given = params(filter)
    const present = Object.keys(given).filter((name) => given[name] !== undefined)
    const rows = await scope.all(list(present), given as unknown as Omit<ListParams, 'organisation'>)
    return rows.map(toVerdict)
  },
  flips: async (until, limit) => (await scope.all(flipsUntil, { until, limit })).map(toVerdict),
})
