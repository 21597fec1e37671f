import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import { defineVerb } from '../verb.js'
import type { Identities } from './identities.js'

export interface IdentityVerbContext {
  /** Null where no server runs: what changes is judged there. */
  readonly identities: Identities | null
}

const running = ({ identities }: IdentityVerbContext): Identities => {
  if (identities === null)
    throw new Problem(
      'unavailable',
      'no server runs on this data folder: start it, for it judges anew what becomes one',
    )
  return identities
}

const subject = z.string().min(1).max(256)
const why = z.string().max(1000)

/** What commands ask for that say who is who. */
export const identityVerbs = {
  'subject.merge': defineVerb({
    input: z.strictObject({ subject, into: subject, why }),
    run: (context: IdentityVerbContext, given, who) => running(context).merge(given, { id: who, name: who }),
  }),

  'subject.unmerge': defineVerb({
    input: z.strictObject({ merge: z.int().min(1), why }),
    run: (context: IdentityVerbContext, { merge, why: given }, who) =>
      running(context).unmerge(merge, given, { id: who, name: who }),
  }),
} as const
