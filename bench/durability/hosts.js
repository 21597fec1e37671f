// Hosts whose first report is good and whose second changes several things at once; every third then has a backup
// that stopped five days ago.
import { createHash } from 'node:crypto'
import { contentHash } from '#lib/canonical.js'
import { hostReports } from '../facts.js'
import { askJson, each } from './client.js'

const hoursAgo = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString()

/** The entries that the second report changes. */
export const changing = ['backup/restic:nightly', 'software/dpkg']
export const backupThing = (host) => `${host.subject}#backup/restic:nightly#nightly`

const report = (host, sequence, sets, known) => {
  const entries = Object.entries(sets)
  return JSON.stringify({
    format: 1,
    instance: `durable-${host.name}`,
    sequence,
    observedAt: new Date().toISOString(),
    intervalSeconds: 86_400,
    observations: [
      {
        subject: null,
        hashes: Object.fromEntries(entries.map(([entry, facts]) => [entry, contentHash(facts)])),
        facts: Object.fromEntries(entries.filter(([entry]) => !known || changing.includes(entry))),
      },
    ],
  })
}

const withBackup = (sets, lastSuccess, name) => ({
  ...sets,
  'backup/restic:nightly': [
    { job: 'nightly', tool: 'restic', target: `/srv/${name}`, lastSuccess, copies: 14, encrypted: true },
  ],
})

/** Each with what is known of it after its first and after its second report. */
export const makeHosts = (count) =>
  Array.from({ length: count }, (_, number) => {
    const name = `pc-${String(number).padStart(5, '0')}`
    const isTroubled = number % 3 === 0
    const sets = hostReports(number, 20).facts
    const before = withBackup(sets, hoursAgo(9), name)
    const newer = sets['software/dpkg'].map((one) => ({ ...one, version: `${one.version}.1` }))
    const after = withBackup({ ...sets, 'software/dpkg': newer }, hoursAgo(isTroubled ? 120 : 2), name)
    return { name, isTroubled, subject: '', key: '', before, after }
  })

/** What the host says next, with the bodies of what changed. */
export const secondReport = (host) => report(host, 2, host.after, true)

/** Gives every host its key and sends its first report. */
export const enrolAll = async (client, url, token, hosts) => {
  await each(hosts, 50, async (host) => {
    const machine = createHash('sha256').update(host.name).digest('base64url')
    const body = JSON.stringify({ hostname: host.name, machine, version: '0.1.0' })
    const enrolled = await askJson(client, `${url}/api/v1/agents/enrol`, { method: 'POST', key: token, body })
    host.key = enrolled.key
    host.subject = enrolled.subject
    await askJson(client, `${url}/api/v1/reports`, {
      method: 'POST',
      key: host.key,
      body: report(host, 1, host.before, false),
    })
  })
}
