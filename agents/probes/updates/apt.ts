import { z } from 'zod'
import Updates from '#contract/facts/updates.js'
import { type Instant, latest, toInstant } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import { restartRequired } from '../../linux/restart.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askPolicy, type Pending } from '../../tools/apt.js'
import { installedPackages } from '../../tools/dpkg.js'

const lists = '/var/lib/apt/lists'

const Kept = z.object({
  stamp: z.string(),
  pending: z.int(),
  pendingSecurity: z.int(),
})

const Applied = z.object({ stamp: z.string(), at: z.string().nullable() })

/** Changes whenever one of the files or folders does. */
const stampOf = async (host: Host, paths: readonly string[]): Promise<string> => {
  const stats = await Promise.all(paths.map((path) => ifThere(host.stat(path))))
  return stats.map((stat, index) => `${paths[index]} ${stat?.modifiedAt} ${stat?.sizeBytes}`).join('\n')
}

/** What apt answers depends on these alone; while they stay as they are, it is not asked again. */
const pendingUpdates = async (host: Host, packageLists: readonly string[]): Promise<Pending> => {
  const stamp = await stampOf(host, [
    ...packageLists.map((name) => `${lists}/${name}`),
    '/var/lib/dpkg/status',
    ...['sources.list', 'sources.list.d', 'preferences', 'preferences.d'].map((name) => `/etc/apt/${name}`),
  ])
  const kept = host.notes.get('pending', Kept)
  if (kept?.stamp === stamp) return kept
  const found = await askPolicy(host, await installedPackages(host))
  host.notes.set('pending', { stamp, ...found })
  return found
}

/** The time of the last upgrade in a log of dpkg, which writes local time. */
const lastUpgrade = (log: string): Instant | null => {
  const end = log.lastIndexOf(' upgrade ')
  const line = log.slice(log.lastIndexOf('\n', end) + 1, end)
  return end >= 0 && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(line) ? toInstant(line.replace(' ', 'T')) : null
}

/** Logs are thrown away after a while, so the time is remembered. */
const lastAppliedAt = async (host: Host): Promise<Instant | null> => {
  const logs = ['/var/log/dpkg.log', '/var/log/dpkg.log.1']
  const stamp = await stampOf(host, logs)
  const kept = host.notes.get('applied', Applied)
  if (kept?.stamp === stamp) return kept.at
  let at: Instant | null = null
  for (const log of logs) at ??= lastUpgrade((await ifThere(host.read(log))) ?? '')
  const found = latest(at, kept?.at)
  host.notes.set('applied', { stamp, at: found })
  return found
}

/** Both move whenever the lists are fetched, even where nothing new was there. */
const lastCheckedAt = async (host: Host): Promise<Instant | null> => {
  const success = await ifThere(host.stat('/var/lib/apt/periodic/update-success-stamp'))
  return (success ?? (await ifThere(host.stat(`${lists}/partial`))))?.modifiedAt ?? null
}

/** Updates of Debian and its children, from the lists that are on the machine: nothing is fetched. */
export default defineProbe({
  topic: Updates,
  summary: 'Pending updates and those of security, when lists were fetched and updates applied (apt).',
  platforms: ['linux'],
  automatic: true,
  timeoutMs: 60_000,
  options: z.object({}),

  async collect(host) {
    const names = await ifThere(host.list(lists))
    if (names === null) throw new ProbeError('absent', 'apt is not installed')
    const packageLists = names.filter((name) => /_Packages(\.\w+)?$/.test(name))
    if (packageLists.length === 0)
      throw new ProbeError('unreadable', 'there are no package lists: run apt-get update')
    const { pending, pendingSecurity } = await pendingUpdates(host, packageLists)
    const restart = await restartRequired(host)
    return [
      {
        manager: 'apt',
        pending,
        pendingSecurity: packageLists.some((name) => /security/i.test(name)) ? pendingSecurity : null,
        lastAppliedAt: await lastAppliedAt(host),
        lastCheckedAt: await lastCheckedAt(host),
        ...(restart === undefined ? {} : { restartRequired: restart }),
      },
    ]
  },
})
