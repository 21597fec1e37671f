import type { IdentityStore, Moved, SubjectMerge } from '#domain/ports/identity.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { nextId } from './next-id.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

const columns = [
  'number',
  'subject',
  'into_subject as into',
  'merged_at as at',
  'who',
  'who_name as whoName',
  'why',
  'undone_at as undoneAt',
  'undone_by as undoneBy',
  'undone_by_name as undoneByName',
  'undone_why as undoneWhy',
] as const

const merges = db.selectFrom('subject_merges').select(columns)

const all = query((p: Param<{ organisation: string }>) =>
  merges.where('organisation', '=', p('organisation')).orderBy('number', 'desc'),
)

const one = query((p: Param<{ organisation: string; number: number }>) =>
  merges.select('moved').where('organisation', '=', p('organisation')).where('number', '=', p('number')),
)

const mergedNow = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('subject_merges')
    .select(['subject', 'into_subject as into'])
    .where('organisation', '=', p('organisation'))
    .where('undone_at', 'is', null)
    .orderBy('number'),
)

const mergedThen = query((p: Param<{ organisation: string; at: Instant }>) =>
  db
    .selectFrom('subject_merges')
    .select(['subject', 'into_subject as into'])
    .where('organisation', '=', p('organisation'))
    .where('merged_at', '<=', p('at'))
    .where((eb) => eb.or([eb('undone_at', 'is', null), eb('undone_at', '>', p('at'))]))
    .orderBy('number'),
)

const partsOf = query((p: Param<{ organisation: string; into: string }>) =>
  db
    .selectFrom('subject_merges')
    .select('subject')
    .where('organisation', '=', p('organisation'))
    .where('into_subject', '=', p('into'))
    .where('undone_at', 'is', null)
    .orderBy('number'),
)

const put = query(
  (
    p: Param<
      Omit<
        Tables['subject_merges'],
        'undone_at' | 'undone_by' | 'undone_by_name' | 'undone_why' | 'into_subject' | 'merged_at'
      > & { into: string; at: Instant }
    >,
  ) =>
    db.insertInto('subject_merges').values({
      organisation: p('organisation'),
      number: p('number'),
      subject: p('subject'),
      into_subject: p('into'),
      merged_at: p('at'),
      who: p('who'),
      who_name: p('who_name'),
      why: p('why'),
      moved: p('moved'),
    }),
)

const end = query(
  (p: Param<{ organisation: string; number: number; at: Instant; who: string; name: string; why: string }>) =>
    db
      .updateTable('subject_merges')
      .set({ undone_at: p('at'), undone_by: p('who'), undone_by_name: p('name'), undone_why: p('why') })
      .where('organisation', '=', p('organisation'))
      .where('number', '=', p('number')),
)

type Row = Omit<SubjectMerge, 'undone'> & {
  undoneAt: Instant | null
  undoneBy: string | null
  undoneByName: string | null
  undoneWhy: string | null
}

const toMerge = ({ number, subject, into, at, who, whoName, why, ...undone }: Row): SubjectMerge => ({
  number,
  subject,
  into,
  at,
  who,
  whoName,
  why,
  undone:
    undone.undoneAt === null
      ? null
      : {
          at: undone.undoneAt,
          who: undone.undoneBy ?? '',
          whoName: undone.undoneByName ?? '',
          why: undone.undoneWhy ?? '',
        },
})

/** The subject and all that is merged into it, directly or by way of another. */
export const membersOf = async (scope: Scope, subject: string): Promise<string[]> => {
  const found = [subject]
  for (let index = 0; index < found.length; index++)
    for (const { subject: part } of await scope.all(partsOf, { into: found[index] ?? '' }))
      if (!found.includes(part)) found.push(part)
  return found
}

type Reading = Pick<IdentityStore['read'], 'merged' | 'members' | 'merges' | 'merge'>

export const mergeReader = (scope: Scope): Reading => ({
  merged: async (asOf) =>
    asOf === undefined ? scope.all(mergedNow, {}) : scope.all(mergedThen, { at: asOf }),
  members: (subject) => membersOf(scope, subject),
  merges: async (of) =>
    (await scope.all(all, {}))
      .map(toMerge)
      .filter(({ subject, into }) => of === undefined || subject === of || into === of),
  merge: async (number) => {
    const row = await scope.get(one, { number })
    return row ? { ...toMerge(row), moved: JSON.parse(row.moved) as Moved } : null
  },
})

export const mergeWriter = (scope: Scope): Pick<IdentityStore['write'], 'putMerge' | 'endMerge'> => ({
  putMerge: async ({ whoName, moved, ...merge }) => {
    const number = await nextId(scope, 'subject_merges')
    await scope.run(put, { ...merge, number, who_name: whoName, moved: JSON.stringify(moved) })
    return number
  },
  endMerge: async (number, { at, who, whoName, why }) => {
    await scope.run(end, { number, at, who, name: whoName, why })
  },
})
