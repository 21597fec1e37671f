import type { Part } from '#contract/register.js'
import type { FactSpan, ObservedStore, SubjectTraits } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { factColumns, toFactSet } from './fact-columns.js'
import { listedAgentReader } from './listed-agents.js'
import { listedSubjectReader } from './listed-subjects.js'
import { db, type Param, query, queryShapes } from './query.js'
import { withFields } from './row.js'
import { membersOf } from './subject-merges.js'
import { toldFactReader } from './told-facts.js'
import { verdictGroupReader } from './verdict-groups.js'
import { verdictTallyReader } from './verdict-tally.js'

const traits = query((p: Param<{ organisation: string }>) =>
  db.selectFrom('subject_traits').select(['subject', 'asset']).where('organisation', '=', p('organisation')),
)

const put = query((p: Param<SubjectTraits & { organisation: string }>) =>
  db
    .insertInto('subject_traits')
    .values({
      organisation: p('organisation'),
      subject: p('subject'),
      os_family: p('osFamily'),
      os: p('os'),
      manufacturer: p('manufacturer'),
      model: p('model'),
      serial: p('serial'),
      address: p('address'),
      asset: p('asset'),
      search: p('search'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'subject']).doUpdateSet((eb) => ({
        os_family: eb.ref('excluded.os_family'),
        os: eb.ref('excluded.os'),
        manufacturer: eb.ref('excluded.manufacturer'),
        model: eb.ref('excluded.model'),
        serial: eb.ref('excluded.serial'),
        address: eb.ref('excluded.address'),
        asset: eb.ref('excluded.asset'),
        search: eb.ref('excluded.search'),
      })),
    ),
)

const link = query((p: Param<{ organisation: string; subject: string; asset: string | null }>) =>
  db
    .updateTable('subject_traits')
    .set({ asset: p('asset') })
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject')),
)

const spans = query((p: Param<{ organisation: string; subject: string; from: Instant; to: Instant }>) =>
  db
    .selectFrom('fact_spans')
    .select(['set_id as id', 'began_at as from', 'ended_at as until', ...factColumns])
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
    .where('began_at', '<=', p('to'))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>=', p('from'))]))
    .orderBy('began_at')
    .orderBy('set_id'),
)

const buckets = (table: 'reading_hours' | 'reading_days') =>
  query((p: Param<{ organisation: string; subject: string; from: Instant; to: Instant }>) =>
    db
      .selectFrom(table)
      .select([
        'entry',
        'metric',
        'fact_key as key',
        'began_at as began',
        'least',
        'mean',
        'greatest',
        'count',
      ])
      .where('organisation', '=', p('organisation'))
      .where('subject', '=', p('subject'))
      .where('began_at', '>=', p('from'))
      .where('began_at', '<', p('to'))
      .orderBy('began_at'),
  )

const hours = buckets('reading_hours')
const days = buckets('reading_days')

const entries = queryShapes((present) =>
  query((p: Param<{ organisation: string; collection: Part; at: Instant }>) => {
    const all = db
      .selectFrom('register_entries')
      .select(['collection', 'id', 'began_at as from', 'ended_at as until', 'body'])
      .where('organisation', '=', p('organisation'))
      .where('collection', '=', p('collection'))
      .orderBy('id')
    if (!present.has('at')) return all.where('ended_at', 'is', null)
    return all
      .where('began_at', '<=', p('at'))
      .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p('at'))]))
  }),
)

const toSpan = (
  row: Parameters<typeof toFactSet>[1] & { id: number; from: Instant; until: Instant | null },
): FactSpan => ({
  set: toFactSet(row.id, row),
  from: row.from,
  until: row.until,
})

export const observedReader = (scope: Scope): ObservedStore['read'] => ({
  ...listedSubjectReader(scope),
  ...listedAgentReader(scope),
  ...verdictTallyReader(scope),
  ...verdictGroupReader(scope),
  ...toldFactReader(scope),
  traits: async () => scope.all(traits, {}),
  factSpans: async (subject, from, to) => (await scope.all(spans, { subject, from, to })).map(toSpan),
  readingBuckets: async (subject, length, from, to) =>
    (
      await Promise.all(
        (
          await membersOf(scope, subject)
        ).map((member) => scope.all(length === 'hour' ? hours : days, { subject: member, from, to })),
      )
    ).flat(),
  entriesOf: async (collection, asOf) => {
    const given = { collection, at: asOf } as { collection: Part; at: Instant }
    const rows = await scope.all(entries(asOf === undefined ? [] : ['at']), given)
    return rows.map((row) => withFields(row, { body: JSON.parse(row.body) as unknown }))
  },
})

export const observedWriter = (scope: Scope): ObservedStore['write'] => ({
  putTraits: async (given) => {
    await scope.run(put, given)
  },
  linkTraits: async (subject, asset) => {
    await scope.run(link, { subject, asset })
  },
})
