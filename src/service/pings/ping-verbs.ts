import { z } from 'zod'
import { NewPingCheck } from '#contract/ping-check.js'
import { Problem } from '#lib/problem.js'
import { defineVerb, type StoreContext } from '../verb.js'
import type { Pings } from './pings.js'

export interface PingVerbContext extends StoreContext {
  /** Null where no server runs: what a check changes is judged at once, and only a server does that. */
  readonly pings: Pings | null
}

const running = ({ pings }: PingVerbContext): Pings => {
  if (pings === null)
    throw new Problem('unavailable', 'start the server first: checks are changed through it')
  return pings
}

const Named = z.strictObject({ slug: z.string().min(1).max(64) })

/** Changes of checks that commands ask for on the machine itself. */
export const pingVerbs = {
  'ping.add': defineVerb({
    input: NewPingCheck,
    run: (context: PingVerbContext, given, who) => running(context).add(given, who),
  }),

  'ping.renew': defineVerb({
    input: Named,
    run: (context: PingVerbContext, { slug }, who) => running(context).renew(slug, who),
  }),

  'ping.revoke': defineVerb({
    input: Named,
    run: (context: PingVerbContext, { slug }, who) => running(context).revoke(slug, who),
  }),

  'ping.key': defineVerb({
    input: z.strictObject({ isWanted: z.boolean() }),
    run: async (context: PingVerbContext, { isWanted }, who) => ({
      key: await running(context).setKey(isWanted, who),
    }),
  }),
} as const
