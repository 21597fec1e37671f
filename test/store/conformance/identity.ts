import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import { at } from './things.js'

/** Puts one of everything that is known of who is who. */
export const fillIdentity = async (to: OrganisationWriter, mark: string): Promise<void> => {
  await to.putSubject({ id: 'host:two', kind: 'host', name: mark, firstSeen: at(0), verdicts: {} })
  await to.identity.putMarks('host:one', { machine: null, values: { serial: [mark] } }, at(0))
  await to.identity.putMerge({
    subject: 'host:three',
    into: 'host:one',
    at: at(0),
    who: mark,
    whoName: mark,
    why: mark,
    moved: { agents: [], sets: [], marks: { machine: null, values: {} } },
  })
  await to.identity.ask({
    subject: 'host:one',
    other: 'host:two',
    score: 5,
    reasons: [],
    askedAt: at(0),
  })
}

/** Every way to look at who is who. */
export const identityLooks: Record<
  keyof OrganisationReader['identity'],
  (from: OrganisationReader) => Promise<unknown>
> = {
  marks: async (from) => Object.keys((await from.identity.marks('host:one')).values),
  markSpans: (from) => from.identity.markSpans('host:one'),
  sharing: async (from) => from.identity.sharing({ machine: null, values: { serial: ['varos', 'reka'] } }),
  unmarked: (from) => from.identity.unmarked(),
  merged: async (from) => [...(await from.identity.merged()), ...(await from.identity.merged(at(5)))],
  // The subject itself is one of them.
  members: async (from) => (await from.identity.members('host:one')).slice(1),
  merges: (from) => from.identity.merges('host:one'),
  merge: (from) => from.identity.merge(1),
  openQuestions: (from) => from.identity.openQuestions(),
  question: (from) => from.identity.question(1),
  questionOf: (from) => from.identity.questionOf('host:one', 'host:two'),
}
