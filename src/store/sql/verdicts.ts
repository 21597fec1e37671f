import { sql } from 'kysely'
import type { State } from '#contract/verdict.js'
import type { OrganisationReader, VerdictFilter, VerdictSpan } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Connection, Scope } from './connection.js'
import { db, type Param, query, queryShapes } from './query.js'
import { withFields } from './row.js'

/** What a verdict is made of. */
export const verdictColumns = [
  'rule',
  'thing',
  'subject',
  'state',
  'since',
  'began_at as from',
  'ended_at as until',
  'flips_at as flipsAt',
  'evidence',
] as const

const verdicts = db.selectFrom('verdicts').select(verdictColumns)

type ListParams = Record<`state${number}`, State> & {
  [among: `among${number}`]: string
} & {
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
const amongName = (index: number) => `among${index}` as const

/** The verdicts that a filter asks for, whenever they held. */
const matching = (p: Param<ListParams>, present: ReadonlySet<string>) => {
  let asked = verdicts.where('organisation', '=', p('organisation'))
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
  const among = [...present].filter((name) => name.startsWith('among'))
  if (among.length > 0)
    asked = asked.where(
      'rule',
      'in',
      among.map((_, index) => p(amongName(index))),
    )
  if (present.has('afterRule') && present.has('byThing'))
    asked = asked.where((eb) =>
      eb.and([
        eb('thing', '>=', p('afterThing')),
        eb.or([eb('thing', '>', p('afterThing')), eb('rule', '>', p('afterRule'))]),
      ]),
    )
  else if (present.has('afterRule'))
    asked = asked.where((eb) =>
      eb.and([
        eb('rule', '>=', p('afterRule')),
        eb.or([eb('rule', '>', p('afterRule')), eb('thing', '>', p('afterThing'))]),
      ]),
    )
  return asked
}

/** Written out, and not a parameter: only so the index of those that do not pass serves. */
export const isNotPassing = sql<boolean>`state <> 'pass'`

const inOrder = (asked: typeof verdicts, present: ReadonlySet<string>): typeof verdicts =>
  present.has('byThing') ? asked.orderBy('thing').orderBy('rule') : asked.orderBy('rule').orderBy('thing')

const presentVerdicts = queryShapes((present) =>
  query((p: Param<ListParams>) => {
    const held = matching(p, present).where('ended_at', 'is', null)
    const found = present.has('noneOfThemPasses') ? held.where(isNotPassing) : held
    const asked = inOrder(found, present)
    return present.has('limit') ? asked.limit(p('limit')) : asked
  }),
)

/**
 * By rule or page by page, in the order of the key. Else in two halves, each with an index of its own: what still
 * stands, and what has ended since; all that ended before is not looked at.
 */
const verdictsAt = queryShapes((present) =>
  query((p: Param<ListParams>) => {
    const begun = matching(p, present).where('began_at', '<=', p('asOf'))
    if (!present.has('rule') && !present.has('limit'))
      return begun.where('ended_at', 'is', null).unionAll(begun.where('ended_at', '>', p('asOf')))
    const asked = inOrder(
      begun.where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p('asOf'))])),
      present,
    )
    return present.has('limit') ? asked.limit(p('limit')) : asked
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

export const toVerdict = (row: Row): VerdictSpan =>
  withFields(row, { evidence: JSON.parse(row.evidence) as VerdictSpan['evidence'] })

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const byRuleThing = (a: Row, b: Row): number => compare(a.rule, b.rule) || compare(a.thing, b.thing)
const byThingRule = (a: Row, b: Row): number => compare(a.thing, b.thing) || compare(a.rule, b.rule)

/** A rule's id has no space, so the first one ends it. */
const cursor = (after: string): { afterRule: string; afterThing: string } => {
  const space = after.indexOf(' ')
  return space < 0
    ? { afterRule: after, afterThing: '' }
    : { afterRule: after.slice(0, space), afterThing: after.slice(space + 1) }
}

const params = ({ subject, rule, rules, thing, states, asOf, after, limit, order }: VerdictFilter) => {
  const given: Record<string, unknown> = { rule, thing, asOf, limit }
  if (subject === null) given.noSubject = true
  else given.subject = subject
  if (after !== undefined) Object.assign(given, cursor(after))
  states?.forEach((state, index) => {
    given[stateName(index)] = state
  })
  rules?.forEach((one, index) => {
    given[amongName(index)] = one
  })
  if (order === 'thing') given.byThing = true
  if (states && !states.includes('pass')) given.noneOfThemPasses = true
  return given
}

export const nextFlipAt = async (connection: Connection): Promise<Instant | null> =>
  (await connection.get(firstFlip, {}))?.at ?? null

export const verdictReader = (scope: Scope): Pick<OrganisationReader, 'verdicts' | 'flips'> => ({
  verdicts: async (filter = {}) => {
    if (filter.states?.length === 0 || filter.rules?.length === 0) return []
    const given = params(filter)
    const present = Object.keys(given).filter((name) => given[name] !== undefined)
    const bound = given as unknown as Omit<ListParams, 'organisation'>
    if (filter.asOf === undefined) return (await scope.all(presentVerdicts(present), bound)).map(toVerdict)
    return (await scope.all(verdictsAt(present), bound))
      .sort(filter.order === 'thing' ? byThingRule : byRuleThing)
      .map(toVerdict)
  },
  flips: async (until, limit) => (await scope.all(flipsUntil, { until, limit })).map(toVerdict),
})
