import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { historyOf } from '../../tools/backup/history.js'
import { missingHere } from '../../tools/backup/missing.js'
import { type Configuration, lastResult, readConfiguration } from '../../tools/rsnapshot/config.js'

const logEnd = 64 * 1024

/** rsnapshot sets the time of a copy when it is complete; a copy that rotates keeps it. */
const copies = async (host: Host, { root, interval }: Configuration) => {
  const names = ((await ifThere(host.list(root))) ?? []).filter(
    (name) => name.startsWith(`${interval}.`) && /^\d+$/.test(name.slice(interval.length + 1)),
  )
  const found = await Promise.all(names.map((name) => ifThere(host.stat(`${root}/${name}`))))
  return found
    .filter((folder) => folder !== null)
    .map(({ modifiedAt }) => modifiedAt)
    .sort()
}

/** The newest copy that rsnapshot made, by its folders, and how its run ended, by its log. */
export default defineProbe({
  topic: Backup,
  summary: 'The newest copy of rsnapshot.',
  platforms: ['linux', 'darwin'],
  options: z.object({
    config: z.string().min(1).max(1024).default('/etc/rsnapshot.conf').describe('Its configuration.'),
    job: z.string().min(1).max(200).optional().describe('Name of the backup job; without it, its folder.'),
    ...declaredOptions,
  }),
  label: ({ job, config }) => job ?? config,

  async collect(host, options) {
    const found = readConfiguration(await host.read(options.config), options.config)
    const { root, interval, logFile, lockFile, sources } = found
    const times = await copies(host, found)
    const log = logFile === null ? null : await ifThere(host.readEnd(logFile, logEnd))
    const result = log === null ? null : lastResult(log, interval)
    const lock = lockFile === null ? null : await ifThere(host.stat(lockFile))
    const missing = await missingHere(host, sources)
    const ended = result ?? 'success'
    const last = ended === 'success' && missing.length > 0 ? 'incomplete' : ended
    return [
      {
        job: options.job ?? root,
        tool: 'rsnapshot',
        target: root,
        ...historyOf(
          times.map((at, index) => ({ at, ...(index === times.length - 1 ? { result: last } : {}) })),
        ),
        copies: times.length,
        paths: [...sources],
        missingPaths: missing,
        encrypted: false,
        protection: 'none' as const,
        ...(await declaredOf(host, options, root)),
        lockedSince: lock?.modifiedAt ?? null,
      },
    ]
  },
})
