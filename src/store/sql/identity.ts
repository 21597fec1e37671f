import type { IdentityQuestion, IdentityStore } from '#domain/ports/identity.js'
import type { StoredReport } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { nextId } from './next-id.js'
import { db, type Param, query } from './query.js'
import { withFields } from './row.js'
import { markReader, markWriter } from './subject-marks.js'
import { mergeReader, mergeWriter } from './subject-merges.js'

const questions = db
  .selectFrom('identity_questions')
  .select(['number', 'subject', 'other', 'score', 'reasons', 'asked_at as askedAt', 'answer'])

const open = query((p: Param<{ organisation: string }>) =>
  questions
    .where('organisation', '=', p('organisation'))
    .where('answer', 'is', null)
    .orderBy('number', 'desc'),
)

const byNumber = query((p: Param<{ organisation: string; number: number }>) =>
  questions.where('organisation', '=', p('organisation')).where('number', '=', p('number')),
)

const byPair = query((p: Param<{ organisation: string; subject: string; other: string }>) =>
  questions
    .where('organisation', '=', p('organisation'))
    .where('subject', '=', p('subject'))
    .where('other', '=', p('other')),
)

const ask = query(
  (
    p: Param<{
      organisation: string
      number: number
      subject: string
      other: string
      score: number
      reasons: string
      askedAt: Instant
    }>,
  ) =>
    db.insertInto('identity_questions').values({
      organisation: p('organisation'),
      number: p('number'),
      subject: p('subject'),
      other: p('other'),
      score: p('score'),
      reasons: p('reasons'),
      asked_at: p('askedAt'),
    }),
)

const answer = query(
  (
    p: Param<{
      organisation: string
      number: number
      answer: 'same' | 'different'
      why: string
      at: Instant
      who: string
      whoName: string
    }>,
  ) =>
    db
      .updateTable('identity_questions')
      .set({
        answer: p('answer'),
        why: p('why'),
        answered_at: p('at'),
        who: p('who'),
        who_name: p('whoName'),
      })
      .where('organisation', '=', p('organisation'))
      .where('number', '=', p('number')),
)

const readingsSince = query((p: Param<{ organisation: string; agent: string; from: Instant }>) =>
  db
    .selectFrom('reports')
    .select(['instance', 'sequence', 'readings'])
    .where('organisation', '=', p('organisation'))
    .where('agent', '=', p('agent'))
    .where('observed_at', '>=', p('from'))
    .where('readings', 'is not', null),
)

const putReadings = query(
  (p: Param<{ organisation: string; agent: string; instance: string; sequence: number; readings: string }>) =>
    db
      .updateTable('reports')
      .set({ readings: p('readings') })
      .where('organisation', '=', p('organisation'))
      .where('agent', '=', p('agent'))
      .where('instance', '=', p('instance'))
      .where('sequence', '=', p('sequence')),
)

type Row = Omit<IdentityQuestion, 'reasons'> & { reasons: string }

const toQuestion = (row: Row): IdentityQuestion =>
  withFields(row, { reasons: JSON.parse(row.reasons) as IdentityQuestion['reasons'] })

/** A pair has one order, so that it is asked about once. */
const inOrder = <T extends { subject: string; other: string }>(pair: T): T =>
  pair.other.startsWith('marks:') || pair.subject <= pair.other
    ? pair
    : { ...pair, subject: pair.other, other: pair.subject }

export const identityReader = (scope: Scope): IdentityStore['read'] => ({
  ...markReader(scope),
  ...mergeReader(scope),
  openQuestions: async () => (await scope.all(open, {})).map(toQuestion),
  question: async (number) => {
    const row = await scope.get(byNumber, { number })
    return row ? toQuestion(row) : null
  },
  questionOf: async (subject, other) => {
    const row = await scope.get(byPair, inOrder({ subject, other }))
    return row ? toQuestion(row) : null
  },
})

export const identityWriter = (scope: Scope): IdentityStore['write'] => ({
  ...markWriter(scope),
  ...mergeWriter(scope),
  ask: async (question) => {
    const { subject, other } = inOrder(question)
    if (await scope.get(byPair, { subject, other })) return
    const { score, reasons, askedAt } = question
    const number = await nextId(scope, 'identity_questions')
    await scope.run(ask, { number, subject, other, score, reasons: JSON.stringify(reasons), askedAt })
  },
  answer: async (number, given) => {
    await scope.run(answer, { number, ...given })
  },
  rekeyReadings: async (agents, from, subject, to) => {
    for (const agent of agents)
      for (const { instance, sequence, readings } of await scope.all(readingsSince, { agent, from })) {
        const { [subject]: found, ...others } = JSON.parse(readings ?? '{}') as NonNullable<
          StoredReport['readings']
        >
        if (found === undefined) continue
        const kept = JSON.stringify({ ...others, [to]: { ...others[to], ...found } })
        await scope.run(putReadings, { agent, instance, sequence, readings: kept })
      }
  },
})
