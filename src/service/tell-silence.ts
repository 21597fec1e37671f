import { decideSilence, type Presence, silentAt } from '#domain/alerting/silence.js'
import type { Agent, Clock, OrganisationWriter, Store } from '#domain/ports.js'
import { type Instant, latest } from '#lib/instant.js'
import { isImported } from './foreign/foreign-agent.js'
import { type Judging, zoneOf } from './judging.js'
import { applyAlert } from './notify.js'

const alwaysOn = new Set(['server', 'virtual', 'container'])
const office = new Set(['computer', 'laptop'])

/** By the register, else by its chassis: a computer or laptop is switched off at night, all else is always on. */
const presenceOf = async (
  writer: OrganisationWriter,
  judging: Judging,
  subject: string,
): Promise<Presence> => {
  const asset = judging.links.assetOf(subject)
  if (asset) return office.has(asset.kind) ? 'office' : 'always-on'
  const hardware = (await writer.factSets(subject)).find(({ topic }) => topic === 'hardware')
  const [body] = (hardware?.hash && (await writer.body(hardware.hash))) || []
  return alwaysOn.has((body as { chassis?: string } | undefined)?.chassis ?? '') ? 'always-on' : 'office'
}

/**
 * Opens an alert for each agent that has been silent too long. Nobody is called silent for a time in which this
 * service could not listen: `since` is when it began to. Returns how many notices were queued.
 */
export const tellSilence = async (
  store: Store,
  clock: Pick<Clock, 'now'>,
  judging: Judging,
  since: Instant,
): Promise<number> => {
  const now = clock.now()
  const heard = ({ observedAt, intervalSeconds }: Agent, presence: Presence) => ({
    presence,
    lastReportAt: latest(observedAt, since) ?? since,
    intervalSeconds,
  })
  const agents = (await store.of(judging.organisation).agents()).filter(
    (agent) => agent.observedAt !== null && agent.revokedAt === null,
  )
  const isSilent = (agent: Agent) => silentAt(heard(agent, 'always-on')) <= now
  // A host that two agents tell of is not silent while one of them does.
  const told = new Set(agents.filter((agent) => !isSilent(agent)).map(({ subject }) => subject))
  const quiet = agents.filter((agent) => isSilent(agent) && !told.has(agent.subject) && !isImported(agent.id))
  let queued = 0
  for (const agent of quiet)
    queued += await store.transaction(async (tx) => {
      const writer = tx.of(judging.organisation)
      const open = await writer.alerts.openFor(null, agent.subject)
      if (open) return 0
      const decision = decideSilence(
        agent.subject,
        heard(agent, await presenceOf(writer, judging, agent.subject)),
        now,
        open,
      )
      return applyAlert(writer, decision, {
        now,
        open,
        recipients: judging.recipients,
        digestAt: judging.digestAt,
        zone: zoneOf(judging),
      })
    })
  return queued
}
