import { type Machine, type Marks, together } from '#domain/identity/marks.js'
import { type MarkKind, markKinds } from '#domain/identity/weights.js'
import type { IdentityStore, MarkSpan } from '#domain/ports/identity.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'

interface Mark {
  organisation: string
  subject: string
  kind: string
  value: string
  at: Instant
}

const ofSubject = query((p: Param<{ organisation: string; subject: string }>) =>
  db
    .selectFrom('subject_marks')
    .select(['kind', 'value', 'began_at as from', 'ended_at as until'])
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
    .orderBy('began_at')
    .orderBy('kind')
    .orderBy('value'),
)

const havingValue = query((p: Param<{ organisation: string; kind: string; value: string }>) =>
  db
    .selectFrom('subject_marks')
    .select('subject')
    .where('organisation', '=', p('organisation'))
    .where('kind', '=', p('kind'))
    .where('value', '=', p('value'))
    .where('ended_at', 'is', null),
)

const unmarked = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('subjects as s')
    .select('s.id')
    .where('s.organisation', '=', p('organisation'))
    .where('s.kind', '=', 'host')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('subject_marks as m')
            .select('m.subject')
            .whereRef('m.organisation', '=', 's.organisation')
            .whereRef('m.subject', '=', 's.id'),
        ),
      ),
    )
    .orderBy('s.id'),
)

const begin = query((p: Param<Mark>) =>
  db
    .insertInto('subject_marks')
    .values({
      organisation: p('organisation'),
      subject: p('subject'),
      kind: p('kind'),
      value: p('value'),
      began_at: p('at'),
      ended_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation', 'subject', 'kind', 'value', 'began_at'])
        .doUpdateSet({ ended_at: null }),
    ),
)

const end = query((p: Param<Mark>) =>
  db
    .updateTable('subject_marks')
    .set({ ended_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
    .where('kind', '=', p('kind'))
    .where('value', '=', p('value'))
    .where('ended_at', 'is', null),
)

const kinds: ReadonlySet<string> = new Set(markKinds)

const marksFrom = (spans: readonly MarkSpan[]): Marks => {
  const present = spans.filter(({ until }) => until === null)
  const machine = present.find(({ kind }) => kind === 'machine')?.value as Machine | undefined
  return together(
    present
      .filter(({ kind }) => kinds.has(kind))
      .map(({ kind, value }) => ({ machine: machine ?? null, values: { [kind]: [value] } }))
      .concat({ machine: machine ?? null, values: {} }),
  )
}

const rowsOf = ({ machine, values }: Marks): { kind: string; value: string }[] => [
  ...(machine === null ? [] : [{ kind: 'machine', value: machine }]),
  ...markKinds.flatMap((kind) => (values[kind] ?? []).map((value) => ({ kind, value }))),
]

const keyOf = ({ kind, value }: { kind: string; value: string }): string => `${kind}\n${value}`

type Reading = Pick<IdentityStore['read'], 'marks' | 'markSpans' | 'sharing' | 'unmarked'>

export const markReader = (scope: Scope): Reading => {
  const spansOf = async (subject: string): Promise<MarkSpan[]> =>
    (await scope.all(ofSubject, { subject })).map((row) => ({
      ...row,
      kind: row.kind as MarkKind | 'machine',
    }))
  return {
    markSpans: spansOf,
    marks: async (subject) => marksFrom(await spansOf(subject)),
    sharing: async ({ values }) => {
      const found = new Set<string>()
      for (const { kind, value } of rowsOf({ machine: null, values }))
        for (const { subject } of await scope.all(havingValue, { kind, value })) found.add(subject)
      return [...found].sort()
    },
    unmarked: async () => (await scope.all(unmarked, {})).map(({ id }) => id),
  }
}

export const markWriter = (scope: Scope): Pick<IdentityStore['write'], 'putMarks'> => ({
  putMarks: async (subject, marks, at) => {
    const known = (await scope.all(ofSubject, { subject })).filter(({ until }) => until === null)
    const now = rowsOf(marks)
    const [had, has] = [new Set(known.map(keyOf)), new Set(now.map(keyOf))]
    for (const one of known)
      if (!has.has(keyOf(one))) await scope.run(end, { subject, kind: one.kind, value: one.value, at })
    for (const one of now) if (!had.has(keyOf(one))) await scope.run(begin, { subject, ...one, at })
  },
})
