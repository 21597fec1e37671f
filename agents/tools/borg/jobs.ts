import type { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import type { Host } from '../../host.js'
import { historyOf } from '../backup/history.js'
import { missingHere } from '../backup/missing.js'
import { type Measured, measuredCopies } from '../backup/remembered.js'
import {
  type ArchiveList,
  isCheckpoint,
  isEncrypted,
  type ListedArchive,
  sourcesOf,
  stemOf,
} from './archives.js'
import type { Repository } from './repository.js'

type Listed = z.infer<typeof ArchiveList>
type Fact = z.infer<typeof Backup.schema>

// The newest copy and the seven that it is compared with, and one to spare.
const comparedCopies = 9
const mostPaths = 256

const byStem = (archives: readonly ListedArchive[]): Map<string, ListedArchive[]> => {
  const stems = new Map<string, ListedArchive[]>()
  const oldestFirst = [...archives].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0))
  for (const archive of oldestFirst)
    stems.set(stemOf(archive.name), [...(stems.get(stemOf(archive.name)) ?? []), archive])
  return stems
}

/** Those that are worth measuring, the newest of all first. */
const newestIds = (stems: readonly (readonly [string, readonly ListedArchive[]])[]): string[] =>
  stems
    .flatMap(([, copies]) => copies.slice(-comparedCopies))
    .sort((a, b) => (a.start < b.start ? 1 : -1))
    .map(({ id }) => id)

/** borg ends with 1 where a source is missing, and names it all the same; whether it is there now can be seen here. */
const missing = async (host: Host, { source, paths = [] }: Partial<Measured>): Promise<string[]> =>
  source === host.hostname ? missingHere(host, paths) : []

/** What a repository holds, a fact for each job: archives whose names differ in their date only are of one. */
export const jobsOf = async (
  host: Host,
  repository: Repository,
  { archives, encryption }: Listed,
  { name, paths }: { name: string; paths?: readonly string[] | undefined },
): Promise<Fact[]> => {
  const whole = archives.filter((archive) => !isCheckpoint(archive.name))
  const stems = [...byStem(whole)]
  const names = new Map(whole.map((archive) => [archive.id, archive.name]))
  const measured = await measuredCopies(
    host,
    'sizes',
    newestIds(stems),
    whole.map(({ id }) => id),
    async (id) => {
      const { stats, hostname, command_line, end } = await repository.info(names.get(id) ?? '')
      const held = sourcesOf(command_line).slice(0, mostPaths)
      return {
        sizeBytes: stats.original_size,
        files: stats.nfiles,
        endedAt: end,
        source: hostname,
        paths: held,
      }
    },
  )
  const known = { tool: 'borg', target: null, encrypted: isEncrypted(encryption.mode) }
  if (stems.length === 0) return [{ job: name, ...known, lastSuccess: null, copies: 0 }]
  return Promise.all(
    stems.map(async ([stem, copies]): Promise<Fact> => {
      const newest: Partial<Measured> = measured.get(copies.at(-1)?.id ?? '') ?? {}
      const lacking = newest.paths
        ? [...(paths ?? []).filter((path) => !newest.paths?.includes(path)), ...(await missing(host, newest))]
        : null
      return {
        job: stems.length === 1 ? name : `${name} ${stem}`.slice(0, 1024),
        ...known,
        ...historyOf(
          copies.map(({ id, start }, index) => ({
            at: measured.get(id)?.endedAt ?? start,
            sizeBytes: measured.get(id)?.sizeBytes ?? null,
            files: measured.get(id)?.files ?? null,
            ...(index === copies.length - 1 && lacking?.length ? { result: 'incomplete' as const } : {}),
          })),
        ),
        copies: copies.length,
        ...(newest.source ? { origin: newest.source } : {}),
        ...(newest.paths ? { paths: newest.paths } : {}),
        ...(lacking ? { missingPaths: lacking } : {}),
      }
    }),
  )
}
