import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { minute } from '#lib/instant.js'
import type { FileStat } from '../../host/files.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { type Dump, dumpEnds, dumpOf } from '../../tools/backup/dump.js'
import { historyOf } from '../../tools/backup/history.js'
import { fits } from '../../tools/glob.js'

// What was written to within this time may still be growing.
const settledMs = minute
// What tools put beside their copies.
const besides = /^\.|\.(sha\d+(sum)?|md5(sum)?|asc|sig|log|lock|tmp|part|partial)$/i
// Reading the ends of files on a slow share takes its time; the newest are those that matter.
const mostOpened = 8

interface Options {
  readonly path: string
  readonly pattern: string
  readonly minBytes: number
}

type File = FileStat & { readonly name: string }

const newestFirst = (a: File, b: File): number => (a.modifiedAt < b.modifiedAt ? 1 : -1)

const copies = async (host: Host, { path, pattern }: Options): Promise<File[]> => {
  const meant =
    pattern === '*' ? (name: string) => !besides.test(name) : (name: string) => fits(name, pattern)
  const names = (await host.list(path)).filter(meant)
  const before = Date.parse(host.now()) - settledMs
  const all = await Promise.all(
    names.map(async (name) => {
      const file = await ifThere(host.stat(`${path}/${name}`))
      return file && { ...file, name }
    }),
  )
  return all
    .filter((file) => file !== null)
    .filter(({ isFile, modifiedAt }) => isFile && Date.parse(modifiedAt) <= before)
    .sort(newestFirst)
}

const dumpIn = async (host: Host, file: string): Promise<Dump | null> => {
  const start = await ifThere(host.readStart(file, dumpEnds))
  if (start === null || !dumpOf(start, '')) return null
  return dumpOf(start, (await ifThere(host.readEnd(file, dumpEnds))) ?? '')
}

/** The dumps among the newest files; a folder that may be listed and not read tells none. */
const dumps = async (host: Host, path: string, files: readonly File[]) => {
  const found = new Map<string, Dump>()
  try {
    for (const { name, sizeBytes } of files.slice(0, mostOpened)) {
      const dump = sizeBytes > 0 ? await dumpIn(host, `${path}/${name}`) : null
      if (dump) found.set(name, dump)
    }
  } catch (error) {
    if (!(error instanceof ProbeError) || error.reason !== 'denied') throw error
  }
  return found
}

const collect = async (host: Host, options: Options & { job?: string | undefined }) => {
  const { path, minBytes, job } = options
  const files = await copies(host, options)
  const found = await dumps(host, path, files)
  const runs = files.map(({ name, sizeBytes, modifiedAt }) => ({
    at: modifiedAt,
    sizeBytes,
    ...(found.get(name)?.isComplete === false || (sizeBytes > 0 && sizeBytes < minBytes)
      ? { result: 'incomplete' as const }
      : {}),
  }))
  const newest = files[0] ? found.get(files[0].name) : undefined
  return {
    job: job ?? path,
    tool: newest?.tool ?? 'folder',
    target: path,
    ...historyOf(runs),
    ...(files.length === 0 ? { lastSizeBytes: null } : {}),
    // SQL Server may encrypt its own; the others never do.
    ...(newest && newest.tool !== 'sqlserver' ? { encrypted: false } : {}),
    copies: runs.filter(({ sizeBytes, result }) => sizeBytes > 0 && !result).length,
  }
}

/** The newest files of a folder: for any tool that writes its copies as files, dumps of databases above all. */
export default defineProbe({
  topic: Backup,
  summary: 'The newest files of a folder, for any backup tool that writes files, and for dumps of databases.',
  platforms: ['linux', 'darwin', 'win32'],
  timeoutMs: 60_000,
  options: z.object({
    path: z.string().min(1).max(1024).describe('The folder that holds the copies.'),
    pattern: z.string().min(1).default('*').describe('Names that count, such as *.tar.zst.'),
    minBytes: z.coerce.number().int().min(1).default(1).describe('Smaller files are no good copies.'),
    job: z.string().min(1).max(200).optional().describe('Name of the backup job; without it, the folder.'),
    ...declaredOptions,
  }),
  label: ({ path, job }) => job ?? path,

  async collect(host, options) {
    try {
      const fact = await collect(host, options)
      return [{ ...fact, ...(await declaredOf(host, options, options.path)) }]
    } catch (error) {
      // The folder is no tool that is missing: somebody said that copies lie there.
      if (error instanceof ProbeError && error.reason === 'absent')
        throw new ProbeError('unreadable', `there is no folder ${options.path}`, { cause: error })
      throw error
    }
  },
})
