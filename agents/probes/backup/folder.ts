import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { minute } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { fits } from '../../tools/glob.js'

// What was written to within this time may still be growing.
const settledMs = minute

interface Options {
  readonly path: string
  readonly pattern: string
  readonly minBytes: number
}

const copies = async (host: Host, { path, pattern, minBytes }: Options) => {
  const names = (await host.list(path)).filter((name) => fits(name, pattern))
  const before = Date.parse(host.now()) - settledMs
  const all = await Promise.all(names.map((name) => ifThere(host.stat(`${path}/${name}`))))
  return all
    .filter((file) => file !== null)
    .filter(
      ({ isFile, sizeBytes, modifiedAt }) =>
        isFile && sizeBytes >= Math.max(1, minBytes) && Date.parse(modifiedAt) <= before,
    )
    .sort((a, b) => (a.modifiedAt < b.modifiedAt ? 1 : -1))
}

/** The newest file of a folder: for any tool that writes its copies as files. */
export default defineProbe({
  topic: Backup,
  summary: 'The newest file of a folder, for any backup tool that writes files.',
  platforms: ['linux', 'darwin', 'win32'],
  timeoutMs: 60_000,
  options: z.object({
    path: z.string().min(1).max(1024).describe('The folder that holds the copies.'),
    pattern: z.string().min(1).default('*').describe('Names that count, such as *.tar.zst.'),
    minBytes: z.coerce.number().int().min(1).default(1).describe('Smaller files do not count.'),
    job: z.string().min(1).max(200).optional().describe('Name of the backup job; without it, the folder.'),
  }),
  label: ({ path, job }) => job ?? path,

  async collect(host, options) {
    const { path, job } = options
    try {
      const [newest, ...older] = await copies(host, options)
      return [
        {
          job: job ?? path,
          tool: 'folder',
          target: path,
          lastSuccess: newest?.modifiedAt ?? null,
          lastSizeBytes: newest?.sizeBytes ?? null,
          copies: newest ? older.length + 1 : 0,
        },
      ]
    } catch (error) {
      // The folder is no tool that is missing: somebody said that copies lie there.
      if (error instanceof ProbeError && error.reason === 'absent')
        throw new ProbeError('unreadable', `there is no folder ${path}`, { cause: error })
      throw error
    }
  },
})
