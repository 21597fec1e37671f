import { automaticEntries, type Entry, entryId } from '#agents/entries.js'
import type { Probe } from '#agents/probe.js'
import { type Job, passwordFile } from './computers/backups.js'
import { community, type OpenedDevice, type Task } from './room.js'

type Probes = ReadonlyMap<string, Probe>

const configured = (probes: Probes, id: string, given: Record<string, unknown>, name: string): Entry[] => {
  const probe = probes.get(id)
  if (!probe) return []
  const options = probe.options.parse(given)
  return [{ id: entryId(id, probe, options, name), probe, options, configured: true }]
}

const tasks: readonly Task[] = ['ups', 'environment', 'firewall', 'storage', 'printer']
/** What every device is asked for, and what those of the network. */
const common = ['hardware'] as const
const network: ReadonlySet<Task | null> = new Set([null, 'firewall', 'storage', 'printer'])

/** What every computer is asked for. */
export const computerEntries = (probes: Probes): Entry[] => automaticEntries(probes, 'linux')

export const backupEntries = (probes: Probes, jobs: readonly Job[] = []): Entry[] =>
  jobs.flatMap(({ name, repository }) =>
    configured(probes, 'backup/restic', { repository, passwordFile, job: name }, name),
  )

/** What the devices are asked for that answer at the same machine's asking. */
export const deviceEntries = (probes: Probes, devices: readonly OpenedDevice[]): Entry[] => {
  const asking = (topic: string, asked: readonly OpenedDevice[]): Entry[] =>
    asked.length === 0
      ? []
      : configured(probes, `${topic}/snmp`, { hosts: asked.map(({ address }) => address), community }, 'town')
  return [
    ...tasks.flatMap((task) =>
      asking(
        task,
        devices.filter((device) => device.task === task),
      ),
    ),
    ...common.flatMap((topic) => asking(topic, devices)),
    ...asking(
      'interface',
      devices.filter(({ task }) => network.has(task)),
    ),
  ]
}
