import type { z } from 'zod'
import type { Instant } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import { ArchiveInfo, ArchiveList } from './archives.js'
import { failureOf } from './failure.js'

const timeoutMs = 60_000
// Three of them, beside all else, must fit into the deadline of the probe.
const infoMs = 25_000

type Info = z.infer<typeof ArchiveInfo>['archives'][number]

/** A repository that is only looked at. */
export interface Repository {
  archives(): Promise<z.infer<typeof ArchiveList>>
  info(archive: string): Promise<Info>
  lockedSince(): Promise<Instant | null | undefined>
  /** Whether nothing may be deleted from it; undefined where it lies on another machine. */
  appendOnly(): Promise<boolean | undefined>
}

interface Access {
  readonly repository: string
  /** What borg finds its passphrase by. */
  readonly secret: Readonly<Record<string, string>>
  readonly command: string
}

export const openRepository = (host: Host, { repository, secret, command }: Access): Repository => {
  const environment = {
    TZ: 'UTC',
    // A question would never be answered.
    BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: 'yes',
    ...secret,
  }
  const borg = async (args: readonly string[], limitMs = timeoutMs): Promise<unknown> => {
    // Looking at a repository must never hold up tonight's backup, nor wait for it.
    const all = ['--log-json', '--bypass-lock', ...args]
    const output = await host.run(command, all, { timeoutMs: limitMs, environment })
    if (output.code !== 0 && output.code !== 1) throw failureOf(output, repository)
    return JSON.parse(output.stdout)
  }
  const isLocal = /^[/\\.]/.test(repository)

  return {
    archives: async () => ArchiveList.parse(await borg(['list', '--json', repository])),
    info: async (archive) => {
      const said = await borg(['info', '--json', `${repository}::${archive}`], infoMs)
      const [info] = ArchiveInfo.parse(said).archives
      if (!info) throw new Error('the schema wants one archive')
      return info
    },
    lockedSince: async () =>
      isLocal ? ((await ifThere(host.stat(`${repository}/lock.exclusive`)))?.modifiedAt ?? null) : undefined,
    appendOnly: async () =>
      isLocal
        ? /^\s*append_only\s*=\s*1/m.test((await ifThere(host.read(`${repository}/config`))) ?? '')
        : undefined,
  }
}
