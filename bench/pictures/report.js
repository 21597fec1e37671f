// Has invented machines enrol and report, as their agents would.
import { randomBytes } from 'node:crypto'
import { contentHash } from '../../dist/src/lib/canonical.js'
import { machines } from './machines.js'

const send = async (url, path, secret, body) => {
  const answer = await fetch(`${url}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${secret}`,
      'Popis-Sent-At': new Date().toISOString(),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

const observation = (subject, { facts, readings }) => ({
  subject,
  hashes: Object.fromEntries(Object.entries(facts).map(([entry, set]) => [entry, contentHash(set)])),
  facts,
  ...(readings && { readings }),
})

/** Returns the subject of each machine, by its name. */
export const reportAll = async (url, token) => {
  const subjects = new Map()
  for (const { hostname, times, host, devices } of machines(Date.now())) {
    const machine = randomBytes(32).toString('base64url')
    const enrolled = await send(url, 'agents/enrol', token, { hostname, machine, version: '0.1.0' })
    subjects.set(hostname, enrolled.subject)
    const instance = `pictures-${hostname}`
    for (const [index, at] of times.entries())
      await send(url, 'reports', enrolled.key, {
        format: 1,
        instance,
        sequence: index + 1,
        observedAt: new Date(at).toISOString(),
        intervalSeconds: 1800,
        observations: [
          observation(null, host(at)),
          ...devices(at).map(({ subject, ...said }) => observation(subject, said)),
        ],
      })
  }
  return subjects
}
