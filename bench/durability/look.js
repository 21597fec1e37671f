// What a server knows of every host, held against what was reported: all of the first report or all of the second.
import { contentHash } from '#lib/canonical.js'
import { askJson, each, openClient } from './client.js'
import { backupThing } from './hosts.js'

/** A list of the server, with all its pages. */
const listAll = async (client, url, key) => {
  const all = []
  for (let after = ''; after !== null; ) {
    const { items, next } = await askJson(client, `${url}&limit=1000${after}`, { key })
    all.push(...items)
    after = next && `&after=${encodeURIComponent(next)}`
  }
  return all
}

const setIn = ({ facts }, entry) => facts[entry.split('/')[0]]?.find((set) => set.entry === entry)

/** What is not as it should be, had the host last said `sets`. */
const differences = (host, sets, isTroubled, subject, alerts) => {
  const wrong = []
  for (const entry of Object.keys(sets)) {
    const set = setIn(subject, entry)
    const expected = contentHash(sets[entry])
    if (set?.hash !== expected) wrong.push(`${entry} is another`)
    else if (contentHash(set.facts) !== expected)
      wrong.push(`the facts of ${entry} are not what their hash says`)
  }
  const [backup] = sets['backup/restic:nightly']
  const verdict = subject.verdicts.find(
    ({ rule, thing }) => rule === 'backup-recent' && thing === backupThing(host),
  )
  const state = isTroubled ? 'lapsed' : 'pass'
  if (verdict?.state !== state) wrong.push(`backup-recent is ${verdict?.state}, not ${state}`)
  if (verdict?.evidence.values?.lastSuccess !== backup.lastSuccess)
    wrong.push('backup-recent was judged on other facts')
  for (const [counted, count] of Object.entries(subject.counts))
    if (subject.verdicts.filter((one) => one.state === counted).length !== count)
      wrong.push(`${count} verdicts are counted as ${counted}`)
  if (alerts.length !== (isTroubled ? 1 : 0)) wrong.push(`${alerts.length} alerts are open`)
  return wrong
}

/** For every host by name: `second`, `first`, or `torn` and why. */
export const lookAtAll = async (url, key, hosts) => {
  const client = openClient(20)
  const listed = await listAll(client, `${url}/api/v1/subjects?kind=host`, key)
  const counts = new Map(listed.map(({ id, verdicts }) => [id, verdicts]))
  const ofBackups = (await listAll(client, `${url}/api/v1/alerts?open=true`, key)).filter(
    ({ rule }) => rule === 'backup-recent',
  )
  const alerts = Map.groupBy(ofBackups, ({ subject }) => subject)
  const known = new Map()
  await each(hosts, 20, async (host) => {
    const told = await askJson(client, `${url}/api/v1/subjects/${encodeURIComponent(host.subject)}`, { key })
    const subject = { ...told, counts: counts.get(host.subject) ?? {} }
    const own = alerts.get(host.subject) ?? []
    const notSecond = differences(host, host.after, host.isTroubled, subject, own)
    const notFirst = differences(host, host.before, false, subject, own)
    if (notSecond.length === 0) known.set(host.name, { is: 'second' })
    else if (notFirst.length === 0) known.set(host.name, { is: 'first' })
    else
      known.set(host.name, {
        is: 'torn',
        why: `not the second report: ${notSecond.join(', ')}; not the first: ${notFirst.join(', ')}`,
      })
  })
  client.close()
  return known
}
