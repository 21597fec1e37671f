import type { IdentityAnswer } from '#domain/ports/identity.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Who } from '../record-edit.js'
import { type Merge, type Merging, mergeSubjects, reasonGiven } from './merge-subjects.js'
import { unmergeSubjects } from './unmerge-subjects.js'

/** What people say of who is who. */
export interface Identities {
  /** @throws Problem as `mergeSubjects`. */
  merge(merge: Merge, who: Who): Promise<{ readonly merge: number }>
  /** @throws Problem as `unmergeSubjects`. */
  unmerge(number: number, why: string, who: Who): Promise<{ readonly subject: string; readonly into: string }>
  /**
   * Answers what marks left open; `same` merges the two, and the one that was known first goes on.
   * @throws Problem not_found; conflict (it was answered), and as `mergeSubjects`.
   */
  answer(number: number, answer: IdentityAnswer, why: string, who: Who): Promise<void>
}

export const openIdentities = (merging: Merging, onChange: () => void): Identities => {
  const { store, clock, judging } = merging
  const merge: Identities['merge'] = async (given, who) => {
    const { number } = await mergeSubjects(merging, given, who)
    onChange()
    return { merge: number }
  }
  return {
    merge,
    unmerge: async (number, why, who) => {
      const { subject, into } = await unmergeSubjects(merging, { number, why }, who)
      onChange()
      return { subject, into }
    },
    answer: async (number, answer, given, who) => {
      const why = reasonGiven(given)
      const reader = store.of(judging.organisation)
      const question = await reader.identity.question(number)
      if (!question) throw new Problem('not_found', said`There is no question ${number}.`)
      if (question.answer !== null)
        throw new Problem('conflict', said`Question ${number} was answered already.`)
      // Either may have become a part of another one since it was asked.
      const [a, b] = [
        await reader.subject(judging.links.resolve(question.subject)),
        await reader.subject(judging.links.resolve(question.other)),
      ]
      if (answer === 'same' && a && b && a.id !== b.id) {
        const [into, subject] = a.firstSeen <= b.firstSeen ? [a.id, b.id] : [b.id, a.id]
        await merge({ subject, into, why }, who)
        if ((await reader.identity.question(number))?.answer !== null) return
      }
      const at = clock.now()
      await store.transaction(async (tx) => {
        const writer = tx.of(judging.organisation)
        await writer.identity.answer(number, { answer, why, at, who: who.id, whoName: who.name })
        await writer.audit({
          at,
          who: who.id,
          what: `identity.${answer}`,
          on: question.subject,
          detail: { question: number, other: question.other, why },
        })
      })
    },
  }
}
