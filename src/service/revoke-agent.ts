import type { Clock, Store } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'

interface Context {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}

/**
 * Ends the key of an agent: its next report is refused. What it said is kept, and stops being known when it would
 * have anyway. Once more changes nothing.
 * @throws Problem not_found.
 */
export const revokeAgent = async (
  { store, clock, organisation }: Context,
  id: string,
  who: string,
): Promise<{ readonly subject: string }> =>
  store.transaction(async (tx) => {
    const writer = tx.of(organisation)
    const agent = await writer.agent(id)
    if (!agent) throw new Problem('not_found', said`There is no agent ${id}.`)
    if (agent.revokedAt !== null) return { subject: agent.subject }
    const now = clock.now()
    await writer.putAgent({ ...agent, revokedAt: now })
    await writer.audit({ at: now, who, what: 'agent.revoke', on: agent.subject, detail: { agent: id } })
    return { subject: agent.subject }
  })
