import { z } from 'zod'
import { earliest, type Instant, toInstant } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import type { Measured } from '../backup/remembered.js'
import { failureOf } from './failure.js'
import { Snapshots } from './snapshots.js'

const timeoutMs = 60_000
// Three of them, beside all else, must fit into the deadline of the probe.
const measureMs = 25_000

/** A repository that is only looked at. */
export interface Repository {
  snapshots(more: readonly string[]): Promise<z.infer<typeof Snapshots>>
  measure(id: string): Promise<Measured>
  /** When the oldest lock was written; null where there is none. */
  lockedSince(): Promise<Instant | null>
}

const Stats = z.object({ total_size: z.int().min(0), total_file_count: z.int().min(0) })
const Lock = z.object({ time: z.iso.datetime({ offset: true }) })

export const openRepository = (host: Host, repository: string, passwordFile: string): Repository => {
  const restic = async (args: readonly string[], limitMs = timeoutMs): Promise<string> => {
    const output = await host.run(
      'restic',
      // Looking at a repository must never hold up tonight's backup.
      [...args, '--repo', repository, '--password-file', passwordFile, '--no-lock'],
      { timeoutMs: limitMs },
    )
    if (output.code !== 0) throw failureOf(output, repository)
    return output.stdout
  }

  const oldestLockFile = async (): Promise<Instant | null> => {
    const folder = `${repository}/locks`
    const names = (await ifThere(host.list(folder))) ?? []
    const files = await Promise.all(names.map((name) => ifThere(host.stat(`${folder}/${name}`))))
    return earliest(...files.map((file) => file?.modifiedAt))
  }

  const oldestLockAsked = async (): Promise<Instant | null> => {
    const ids = (await restic(['list', 'locks'])).split('\n').filter((line) => /^[0-9a-f]{64}$/.test(line))
    const locks = []
    for (const id of ids.slice(0, 5)) locks.push(Lock.parse(JSON.parse(await restic(['cat', 'lock', id]))))
    return earliest(...locks.map(({ time }) => toInstant(time)))
  }

  return {
    snapshots: async (more) => Snapshots.parse(JSON.parse(await restic(['snapshots', '--json', ...more]))),
    measure: async (id) => {
      const said = await restic(['stats', '--json', '--mode', 'restore-size', id], measureMs)
      const { total_size, total_file_count } = Stats.parse(JSON.parse(said))
      return { sizeBytes: total_size, files: total_file_count }
    },
    // restic writes a lock anew every five minutes while it works, so the age of the file tells too.
    lockedSince: /^[/\\.]|^[a-z]:[/\\]/i.test(repository) ? oldestLockFile : oldestLockAsked,
  }
}
