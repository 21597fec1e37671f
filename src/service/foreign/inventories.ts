import { topics } from '#contract/topics.js'
import type { Told } from '#domain/foreign/told.js'
import type { Clock, Store } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'
import { day, earliest, hour, type Instant, second } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import type { Services } from '../services.js'
import { type Bearer, foreignAgent, keyHashOf } from './foreign-agent.js'
import { foreignReport } from './foreign-report.js'

/** How long an agent of others is asked to wait before it comes again. */
export const foreignIntervalMs = day
/** A file is good for two of these, and the grace. */
const importIntervalMs = 7 * day

export const foreignIntervalHours = foreignIntervalMs / hour

/** What became of one inventory. */
export interface TakenInventory {
  readonly agent: string
  readonly subject: string
  /** How many facts of each topic it told. */
  readonly counts: Readonly<Record<string, number>>
}

export interface Inventories {
  /** Whether a secret lets anybody in, or lets in the agent with this id; nothing is used up. */
  isKnown(secret: string, agentId: string | null): Promise<boolean>
  /**
   * Takes in what a program of others told, as a report. It is on disk and judged when this resolves.
   * @param seenAt when, if neither now nor told by itself.
   * @throws Problem unauthorized; invalid, with the path of what is wrong.
   */
  take(told: Told, bearer: Bearer, seenAt?: Instant): Promise<TakenInventory>
}

/** A file tells what was; an agent, that there is one. */
const withItself = (told: Told): Told => ({
  ...told,
  facts: { ...told.facts, agent: [{ version: told.version }] },
})

type Used = Pick<Services, 'intake'> & {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}

export const openInventories = ({ store, clock, organisation, intake }: Used): Inventories => {
  let last: Promise<unknown> = Promise.resolve()

  const takeOne = async (given: Told, bearer: Bearer, seenAt?: Instant): Promise<TakenInventory> => {
    const now = clock.now()
    const isImport = bearer.by === 'import'
    const told = isImport || given.thing.kind !== 'host' ? given : withItself(given)
    // Who sends an inventory has just made it, and its clock is not ours; a file may lie about for long.
    const observedAt = isImport ? (earliest(told.observedAt ?? seenAt ?? now, now) ?? now) : now
    const agent = await store.transaction((tx) =>
      foreignAgent(tx, organisation, told, bearer, observedAt, now),
    )
    if (agent instanceof Problem) throw agent
    const report = await foreignReport(
      store.of(organisation),
      topics,
      agent,
      told,
      observedAt,
      (isImport ? importIntervalMs : foreignIntervalMs) / second,
    )
    await intake(agent, Buffer.from(JSON.stringify(report)), null)
    const counts = Object.fromEntries(
      Object.entries(told.facts).map(([topic, facts]) => [topic, facts.length]),
    )
    return { agent: agent.id, subject: agent.subject, counts }
  }

  return {
    isKnown: async (secret, agentId) => {
      const agent = agentId === null ? null : await store.agentByKey(keyHashOf(agentId, secret))
      if (agent) return agent.revokedAt === null && agent.organisation === organisation
      const token = await store.people.enrolmentToken(sha256(secret), clock.now())
      return typeof token !== 'string' && token.organisation === organisation
    },
    take: (told, bearer, seenAt) => {
      // One after the other: the number of a report follows from the one before it.
      const taking = last.then(() => takeOne(told, bearer, seenAt))
      last = taking.catch(() => undefined)
      return taking
    },
  }
}
