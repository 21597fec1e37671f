import type { State } from '#contract/verdict.js'
import type { Alert, AlertFilter, AlertStore } from '#domain/ports/alerts.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { nextId } from './next-id.js'
import { db, type Param, query, queryShapes } from './query.js'
import { withFields } from './row.js'
import type { Tables } from './tables.js'

const alerts = db
  .selectFrom('alerts')
  .select([
    'id',
    'cause',
    'rule',
    'thing',
    'subject',
    'state',
    'since',
    'opened_at as openedAt',
    'closed_at as closedAt',
    'urgency',
    'evidence',
  ])

interface ListParams {
  organisation: string
  subject: string
  cause: Alert['cause']
  rule: string
  asOf: Instant
  before: number
  limit: number
}

const list = queryShapes((present) =>
  query((p: Param<ListParams>) => {
    let asked = alerts.where('organisation', '=', p('organisation')).orderBy('id', 'desc')
    if (present.has('subject')) asked = asked.where('subject', '=', p('subject'))
    if (present.has('cause')) asked = asked.where('cause', '=', p('cause'))
    if (present.has('rule')) asked = asked.where('rule', '=', p('rule'))
    if (present.has('before')) asked = asked.where('id', '<', p('before'))
    if (present.has('asOf')) {
      asked = asked.where('opened_at', '<=', p('asOf'))
      if (present.has('open'))
        asked = asked.where((eb) => eb.or([eb('closed_at', 'is', null), eb('closed_at', '>', p('asOf'))]))
      if (present.has('closed')) asked = asked.where('closed_at', '<=', p('asOf'))
    } else {
      if (present.has('open')) asked = asked.where('closed_at', 'is', null)
      if (present.has('closed')) asked = asked.where('closed_at', 'is not', null)
    }
    if (present.has('limit')) asked = asked.limit(p('limit'))
    return asked
  }),
)

const one = query((p: Param<{ organisation: string; id: number }>) =>
  alerts.where('organisation', '=', p('organisation')).where('id', '=', p('id')),
)

const openFor = query((p: Param<{ organisation: string; rule: string | null; thing: string }>) =>
  alerts
    .where('organisation', '=', p('organisation'))
    .where('thing', '=', p('thing'))
    .where('rule', 'is not distinct from', p('rule'))
    .where('closed_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1),
)

const insert = query((p: Param<Omit<Tables['alerts'], 'closed_at'>>) =>
  db.insertInto('alerts').values({
    organisation: p('organisation'),
    id: p('id'),
    cause: p('cause'),
    rule: p('rule'),
    thing: p('thing'),
    subject: p('subject'),
    state: p('state'),
    since: p('since'),
    opened_at: p('opened_at'),
    closed_at: null,
    urgency: p('urgency'),
    evidence: p('evidence'),
  }),
)

const update = query(
  (p: Param<{ organisation: string; id: number; state: State; since: Instant | null; evidence: string }>) =>
    db
      .updateTable('alerts')
      .set({ state: p('state'), since: p('since'), evidence: p('evidence') })
      .where('organisation', '=', p('organisation'))
      .where('id', '=', p('id'))
      .where('closed_at', 'is', null),
)

const close = query((p: Param<{ organisation: string; id: number; at: Instant }>) =>
  db
    .updateTable('alerts')
    .set({ closed_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('id', '=', p('id'))
    .where('closed_at', 'is', null),
)

const toAlert = (row: Omit<Alert, 'evidence'> & { evidence: string }): Alert =>
  withFields(row, { evidence: JSON.parse(row.evidence) as Alert['evidence'] })

const shape = ({ open, subject, cause, rule, asOf, before, limit }: AlertFilter): string[] => [
  ...(open === undefined ? [] : [open ? 'open' : 'closed']),
  ...Object.entries({ subject, cause, rule, asOf, before, limit }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  ),
]

/** With `asOf`, an alert that was closed later is shown as open. */
const asKnown = (alert: Alert, asOf: Instant | undefined): Alert =>
  asOf !== undefined && alert.closedAt !== null && alert.closedAt > asOf
    ? { ...alert, closedAt: null }
    : alert

export const alertReader = (scope: Scope): AlertStore['read'] => ({
  list: async (filter = {}) => {
    const rows = await scope.all(list(shape(filter)), filter as Omit<ListParams, 'organisation'>)
    return rows.map((row) => asKnown(toAlert(row), filter.asOf))
  },
  get: async (id) => {
    const row = await scope.get(one, { id })
    return row ? toAlert(row) : null
  },
  openFor: async (rule, thing) => {
    const row = await scope.get(openFor, { rule, thing })
    return row ? toAlert(row) : null
  },
})

export const alertWriter = (scope: Scope): AlertStore['write'] => ({
  open: async (alert) => {
    const id = await nextId(scope, 'alerts')
    await scope.run(insert, {
      id,
      cause: alert.cause,
      rule: alert.rule,
      thing: alert.thing,
      subject: alert.subject,
      state: alert.state,
      since: alert.since,
      opened_at: alert.openedAt,
      urgency: alert.urgency,
      evidence: JSON.stringify(alert.evidence),
    })
    return id
  },
  update: async (id, { state, since, evidence }) => {
    await scope.run(update, { id, state, since, evidence: JSON.stringify(evidence) })
  },
  close: async (id, at) => {
    await scope.run(close, { id, at })
  },
})
