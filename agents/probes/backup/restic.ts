import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { toInstant } from '#lib/instant.js'
import type { Output } from '../../host/run-process.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { readSecret } from '../../tools/secret-file.js'

/** The part of `restic snapshots --json` relied on here. */
const Snapshots = z
  .array(
    z.object({
      time: z.iso.datetime({ offset: true }),
      summary: z.object({ total_bytes_processed: z.int().min(0) }).optional(),
    }),
  )
  .nullable()

/** Repositories are addresses, and addresses may hold passwords. */
const withoutPassword = (text: string): string => text.replaceAll(/:\/\/[^/@\s]*@/g, '://')

// Exit codes that restic has used since 0.17.
const noRepository = 10
const locked = 11
const wrongPassword = 12

/** Why restic could not say. Versions before 0.17 end with 1 for everything and differ in words only. */
export const failureOf = ({ code, stderr }: Output, repository: string): ProbeError => {
  const where = withoutPassword(repository)
  const said = withoutPassword(stderr.trim().split('\n')[0] ?? '')
  if (code === wrongPassword || /wrong password or no key found/i.test(stderr))
    return new ProbeError('denied', 'wrong password')
  if (code === noRepository || /Is there a repository at the following location/i.test(stderr))
    return new ProbeError('unreadable', `no repository at ${where}`)
  if (code === locked) return new ProbeError('unreadable', `the repository at ${where} is locked`)
  if (/permission denied/i.test(stderr)) return new ProbeError('denied', said)
  return new ProbeError('unreadable', said || `restic ended with exit code ${code}`)
}

const list = (flag: string, values: readonly string[] = []): string[] =>
  values.flatMap((value) => [flag, value])

/** When a restic repository last took a snapshot. */
export default defineProbe({
  topic: Backup,
  summary: 'The newest snapshot of a restic repository.',
  platforms: ['linux', 'darwin', 'win32'],
  timeoutMs: 120_000,
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
  }),
  label: ({ repository, job }) => job ?? withoutPassword(repository),

  async collect(host, { repository, passwordFile, job, hosts, tags }) {
    await readSecret(host, passwordFile)
    const output = await host.run(
      'restic',
      [
        ...['snapshots', '--json', '--repo', repository, '--password-file', passwordFile],
        // Looking at a repository must never hold up tonight's backup.
        '--no-lock',
        ...list('--host', hosts),
        ...list('--tag', tags),
      ],
      { timeoutMs: 110_000 },
    )
    if (output.code !== 0) throw failureOf(output, repository)
    const snapshots = (Snapshots.parse(JSON.parse(output.stdout)) ?? []).map(({ time, summary }) => ({
      at: toInstant(time),
      size: summary?.total_bytes_processed,
    }))
    const newest = snapshots.sort((a, b) => (a.at < b.at ? 1 : -1))[0]
    return [
      {
        job: job ?? withoutPassword(repository),
        tool: 'restic',
        target: withoutPassword(repository),
        lastSuccess: newest?.at ?? null,
        ...(newest?.size === undefined ? {} : { lastSizeBytes: newest.size }),
        copies: snapshots.length,
        encrypted: true,
      },
    ]
  },
})
