import type { Agent, Store } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'

/** Whose key it is; null for a key that is nobody's. */
export type FindAgent = (key: string) => Promise<Agent | null>

/** Enough for every agent of a city; beyond that the store is asked again. */
const most = 20_000

/**
 * Finds agents by their key, and remembers which is whose: a key never comes to belong to another agent, and whether
 * it was revoked is asked again in the transaction that takes the report.
 */
export const openAgentKeys = (store: Pick<Store, 'agentByKey'>): FindAgent => {
  const known = new Map<string, Agent>()
  return async (key) => {
    const hash = sha256(key)
    const remembered = known.get(hash)
    if (remembered) return remembered
    const agent = await store.agentByKey(hash)
    if (agent === null || agent.revokedAt !== null) return agent
    if (known.size >= most) known.clear()
    known.set(hash, agent)
    return agent
  }
}
