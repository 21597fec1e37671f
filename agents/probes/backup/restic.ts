import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import type { Host } from '../../host.js'
import { defineProbe } from '../../probe.js'
import { type Chain, chainsOf } from '../../tools/backup/chains.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { historyOf } from '../../tools/backup/history.js'
import { jobNames } from '../../tools/backup/job-names.js'
import { type Measured, measuredCopies } from '../../tools/backup/remembered.js'
import { withoutPassword } from '../../tools/restic/failure.js'
import { openRepository, type Repository } from '../../tools/restic/repository.js'
import type { Snapshot } from '../../tools/restic/snapshots.js'
import { readSecret } from '../../tools/secret-file.js'

const list = (flag: string, values: readonly string[] = []): string[] =>
  values.flatMap((value) => [flag, value])

/** With `paths`, one job that should hold them; else what the snapshots themselves tell. */
const chains = (snapshots: readonly Snapshot[], paths: readonly string[] | undefined): Chain<Snapshot>[] => {
  if (!paths) return chainsOf(snapshots)
  const copies = snapshots
    .filter((snapshot) => paths.some((path) => snapshot.paths.includes(path)))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const held = copies.at(-1)?.paths ?? []
  return [
    { source: copies.at(-1)?.source ?? '', copies, missing: paths.filter((path) => !held.includes(path)) },
  ]
}

// The newest copy and the seven that it is compared with, and one to spare.
const comparedCopies = 9

/** Sizes of the newest snapshots, asked one by one where restic did not note them itself. */
const sizes = async (host: Host, repository: Repository, found: readonly Chain<Snapshot>[]) => {
  const unmeasured = (copies: readonly Snapshot[]): string[] =>
    copies
      .filter(({ measured }) => !measured)
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .map(({ id }) => id)
  const wanted = unmeasured(found.flatMap(({ copies }) => copies.slice(-comparedCopies)))
  const kept = unmeasured(found.flatMap(({ copies }) => copies))
  return kept.length === 0
    ? new Map<string, Measured>()
    : measuredCopies(host, 'sizes', wanted, kept, repository.measure)
}

const unknownSize = { sizeBytes: null, files: null }

/** When a restic repository last took a snapshot of each host and its paths, and what was in it. */
export default defineProbe({
  topic: Backup,
  summary: 'The newest snapshots of a restic repository, for each host and its paths.',
  platforms: ['linux', 'darwin', 'win32'],
  timeoutMs: 180_000,
  options: z.object({
    repository: z.string().min(1).max(1024).describe('The repository, as restic is given it.'),
    passwordFile: z.string().min(1).describe('File that holds its password.'),
    job: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Name of the backup job; without it, the repository.'),
    hosts: z.array(z.string()).optional().describe('Count snapshots of these hosts only.'),
    tags: z.array(z.string()).optional().describe('Count snapshots with these tags only.'),
    paths: z
      .array(z.string().min(1).max(1024))
      .min(1)
      .max(256)
      .optional()
      .describe('What each copy must hold; without it, what those before it held.'),
    ...declaredOptions,
  }),
  label: ({ repository, job }) => job ?? withoutPassword(repository),

  async collect(host, options) {
    const { repository, passwordFile, job, hosts, tags, paths } = options
    await readSecret(host, passwordFile)
    const opened = openRepository(host, repository, passwordFile)
    const snapshots = await opened.snapshots([...list('--host', hosts), ...list('--tag', tags)])
    const found = chains(snapshots, paths)
    const measured = await sizes(host, opened, found)
    const target = withoutPassword(repository)
    const known = {
      tool: 'restic',
      target,
      encrypted: true,
      ...(await declaredOf(host, options, target)),
      lockedSince: await opened.lockedSince(),
    }
    if (found.length === 0) return [{ job: job ?? target, ...known, lastSuccess: null, copies: 0 }]
    const names = jobNames(job ?? target, found)
    return found.map(({ source, copies, missing }, index) => ({
      job: names[index] ?? target,
      ...known,
      ...historyOf(
        copies.map(({ id, at, paths: held, measured: noted }) => ({
          at,
          ...(noted ?? measured.get(id) ?? unknownSize),
          ...(missing.some((path) => !held.includes(path)) ? { result: 'incomplete' as const } : {}),
        })),
      ),
      copies: copies.length,
      ...(source ? { origin: source } : {}),
      paths: [...(copies.at(-1)?.paths ?? [])].slice(0, 256),
      missingPaths: [...missing].slice(0, 256),
    }))
  },
})
