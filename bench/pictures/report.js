// Has invented machines report a week of what they would have said, as their agents would.
import { randomBytes } from 'node:crypto'
import { machines } from './machines.js'

const day = 86_400_000

const observation = (contentHash, subject, { facts, readings }) => ({
  subject,
  hashes: Object.fromEntries(Object.entries(facts).map(([entry, set]) => [entry, contentHash(set)])),
  facts,
  ...(readings && { readings }),
})

/** An agent that was enrolled some days ago: what is observed before that counts as observed on that day. */
const enrolled = async (services, verbs, hostname, since) => {
  const { token } = await verbs['agent.token'].run(services, { uses: 1, expiresInMs: day }, 'pictures')
  const machine = randomBytes(32).toString('base64url')
  const { agent } = await services.enrol(token, { hostname, machine, version: '0.1.0' })
  await services.store.transaction(async (tx) => {
    const writer = tx.of(services.organisation)
    const known = await writer.agent(agent)
    await writer.putAgent({ ...known, enrolledAt: since })
    await writer.putSubject({ ...(await writer.subject(known.subject)), firstSeen: since })
  })
  return agent
}

/** Returns the subject of each machine, by its name. */
export const reportAll = async (services, { verbs, contentHash }) => {
  const now = Date.now()
  const reader = services.store.of(services.organisation)
  const subjects = new Map()
  for (const { hostname, times, host, devices } of machines(now)) {
    const id = await enrolled(services, verbs, hostname, new Date(now - 8 * day).toISOString())
    for (const [index, at] of times.entries()) {
      const report = {
        format: 1,
        instance: `pictures-${hostname}`,
        sequence: index + 1,
        observedAt: new Date(at).toISOString(),
        intervalSeconds: 1800,
        observations: [
          observation(contentHash, null, host(at)),
          ...devices(at).map(({ subject, ...said }) => observation(contentHash, subject, said)),
        ],
      }
      const agent = await reader.agent(id)
      await services.intake(agent, Buffer.from(JSON.stringify(report)), new Date().toISOString())
      subjects.set(hostname, agent.subject)
    }
  }
  return subjects
}
