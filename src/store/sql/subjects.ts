import { sql } from 'kysely'
import type { SubjectKind } from '#contract/topic.js'
import type { State } from '#contract/verdict.js'
import type { OrganisationReader, OrganisationWriter, Subject } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query, queryShapes } from './query.js'
import { withFields } from './row.js'

interface ListParams {
  organisation: string
  kind: SubjectKind
  asOf: Instant
  after: string
  limit: number
}

const subjects = db
  .selectFrom('subjects')
  .select(['id', 'kind', 'name', 'first_seen as firstSeen', 'verdicts'])

/** Parts of another subject are listed with it alone. */
const isPart = db
  .selectFrom('subject_merges as m')
  .select('m.number')
  .whereRef('m.organisation', '=', sql.ref('subjects.organisation'))
  .whereRef('m.subject', '=', sql.ref('subjects.id'))

const list = queryShapes((present) =>
  query((p: Param<ListParams>) => {
    const part = present.has('asOf')
      ? isPart
          .where('m.merged_at', '<=', p('asOf'))
          .where((eb) => eb.or([eb('m.undone_at', 'is', null), eb('m.undone_at', '>', p('asOf'))]))
      : isPart.where('m.undone_at', 'is', null)
    let asked = subjects
      .where('organisation', '=', p('organisation'))
      .where((eb) => eb.not(eb.exists(part)))
      .orderBy('id')
    if (present.has('kind')) asked = asked.where('kind', '=', p('kind'))
    if (present.has('asOf')) asked = asked.where('first_seen', '<=', p('asOf'))
    if (present.has('after')) asked = asked.where('id', '>', p('after'))
    if (present.has('limit')) asked = asked.limit(p('limit'))
    return asked
  }),
)

const one = query((p: Param<{ organisation: string; id: string }>) =>
  subjects.where('organisation', '=', p('organisation')).where('id', '=', p('id')),
)

const countsAt = query((p: Param<{ organisation: string; asOf: Instant }>) => {
  const begun = db
    .selectFrom('verdicts')
    .select(['subject', 'state'])
    .where('organisation', '=', p('organisation'))
    .where('began_at', '<=', p('asOf'))
  const known = begun
    .where('ended_at', 'is', null)
    .unionAll(begun.where('ended_at', '>', p('asOf')))
    .as('known')
  return db
    .selectFrom(known)
    .select((eb) => ['known.subject', 'known.state', eb.fn.countAll<number>().as('count')])
    .groupBy(['known.subject', 'known.state'])
})

const put = query(
  (
    p: Param<{
      organisation: string
      id: string
      kind: SubjectKind
      name: string
      firstSeen: Instant
      verdicts: string
    }>,
  ) =>
    db
      .insertInto('subjects')
      .values({
        organisation: p('organisation'),
        id: p('id'),
        kind: p('kind'),
        name: p('name'),
        first_seen: p('firstSeen'),
        verdicts: p('verdicts'),
      })
      .onConflict((conflict) =>
        conflict.columns(['organisation', 'id']).doUpdateSet((eb) => ({
          kind: eb.ref('excluded.kind'),
          name: eb.ref('excluded.name'),
          first_seen: eb.ref('excluded.first_seen'),
          verdicts: eb.ref('excluded.verdicts'),
        })),
      ),
)

const count = query((p: Param<{ organisation: string; id: string; verdicts: string }>) =>
  db
    .updateTable('subjects')
    .set({ verdicts: p('verdicts') })
    .where('organisation', '=', p('organisation'))
    .where('id', '=', p('id')),
)

type Counts = Partial<Record<State, number>>

const toSubject = (row: Omit<Subject, 'verdicts'> & { verdicts: string }): Subject =>
  withFields(row, { verdicts: JSON.parse(row.verdicts) as Counts })

const verdictCountsAt = async (scope: Scope, asOf: Instant): Promise<Map<string, Counts>> => {
  const counts = new Map<string, Counts>()
  for (const { subject, state, count: number } of await scope.all(countsAt, { asOf })) {
    if (subject !== null) counts.set(subject, { ...counts.get(subject), [state]: number })
  }
  return counts
}

export const subjectReader = (scope: Scope): Pick<OrganisationReader, 'subjects' | 'subject'> => ({
  subjects: async (filter = {}) => {
    const { kind, asOf, after, limit } = filter
    const given = { kind, asOf, after, limit }
    const present = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]))
    const rows = await scope.all(list(present), given as Omit<ListParams, 'organisation'>)
    const found = rows.map(toSubject)
    if (asOf === undefined) return found
    const counts = await verdictCountsAt(scope, asOf)
    return found.map((subject) => ({ ...subject, verdicts: counts.get(subject.id) ?? {} }))
  },
  subject: async (id) => {
    const row = await scope.get(one, { id })
    return row ? toSubject(row) : null
  },
})

export const subjectWriter = (scope: Scope): Pick<OrganisationWriter, 'putSubject' | 'countVerdicts'> => ({
  putSubject: async ({ id, kind, name, firstSeen, verdicts }) => {
    await scope.run(put, { id, kind, name, firstSeen, verdicts: JSON.stringify(verdicts) })
  },
  countVerdicts: async (subject, verdicts) => {
    await scope.run(count, { id: subject, verdicts: JSON.stringify(verdicts) })
  },
})
