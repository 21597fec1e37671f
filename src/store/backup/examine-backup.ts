import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Fault, Problem } from '#lib/problem.js'
import { version } from '#lib/version.js'
import { migrations } from '../sqlite/migrate.js'
import { examineDatabase, examineDocuments, examineRegister, isDocument } from './examine.js'
import type { Examined } from './examine-data.js'
import { databaseName, type Manifest, registerName } from './manifest.js'
import type { Archive } from './read-archive.js'
import { fileSink, unpackingSink } from './sink.js'

/** @throws Problem unavailable: the backup holds what this program does not know. */
export const requireKnown = (file: string, manifest: Manifest): void => {
  const known = new Set(migrations().map(({ name }) => name))
  const unknown = manifest.migrations.find((name) => !known.has(name))
  if (unknown)
    throw new Problem(
      'unavailable',
      `${file} was made by version ${manifest.version} of Popis, which is newer than this one, ${version} (it has ${unknown}); use that version`,
    )
}

/** What was unpacked from a backup that is whole: its database, its register and the names of its documents. */
export const examineContents = async (
  manifest: Manifest,
  database: string,
  register: string,
  head?: string,
): Promise<Examined> => {
  const { faults, ...rest } = await examineDatabase(database, 'popis.db', head)
  const read = examineRegister(registerName, await readFile(register))
  const documents = manifest.contents.filter(({ name }) => isDocument(name))
  const others = manifest.audit
    .filter(
      ({ organisation, head }) =>
        !rest.chains.some((chain) => chain.organisation === organisation && chain.head === head),
    )
    .map(({ organisation }) => ({
      where: `popis.db: audit log of ${organisation}`,
      what: 'does not end where the manifest says',
    }))
  return {
    faults: [...faults, ...others, ...read.faults, ...examineDocuments(read.register, documents)],
    ...rest,
    documents: documents.length,
  }
}

interface Options {
  /** Where the database is unpacked for the look; what is put there is taken away again. */
  readonly scratch?: string
  readonly head?: string
  readonly onBytes?: (count: number) => void
}

export interface BackupExamined extends Examined {
  /** True where not a byte of the file is another one than was written; its contents may be at fault all the same. */
  readonly isWhole: boolean
}

const failed =
  (scratch: string) =>
  (cause: unknown): never => {
    if (cause instanceof Problem || !(cause instanceof Error) || !('code' in cause)) throw cause
    const why = cause.code === 'ENOSPC' ? 'the disk is full' : cause.message
    throw new Problem(
      'unavailable',
      `the database cannot be unpacked in ${scratch}: ${why}; TMPDIR names another folder`,
      {
        cause,
      },
    )
  }

/** Reads all of a backup, unpacks its database and looks through it. */
export const examineBackup = async (
  archive: Archive,
  { scratch = tmpdir(), head, onBytes }: Options = {},
): Promise<BackupExamined> => {
  const { manifest } = archive
  const folder = await mkdtemp(join(scratch, '.popis-verify-')).catch(failed(scratch))
  try {
    const [database, register] = [join(folder, 'popis.db'), join(folder, registerName)]
    const damage: Fault[] = await archive
      .check({
        sinkOf: async ({ name }) => {
          if (name === databaseName) return unpackingSink(database, manifest.database)
          return name === registerName ? fileSink(register) : null
        },
        ...(onBytes ? { onBytes } : {}),
      })
      .catch(failed(scratch))
    if (damage.length > 0) return { isWhole: false, faults: damage, chains: [], headAt: null, documents: 0 }
    return { isWhole: true, ...(await examineContents(manifest, database, register, head)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
