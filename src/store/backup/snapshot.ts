import { closeSync, openSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import type { Register } from '#contract/register.js'
import { type Fault, Problem } from '#lib/problem.js'
import { nextOf, readBytes } from '../register/durable-file.js'
import { parseRegisterFile } from '../register/parse.js'
import { opened, openForReading } from '../sqlite/databases.js'
import { pendingMigrations } from '../sqlite/migrate.js'
import { isInHistory, type KeptEntry, registerFrom } from './register-entries.js'

/** Pages that are copied between two looks at the rest of the world: some 16 MB. */
const pagesAtOnce = 4096
const patienceMs = 2000
const pauseMs = 50

export interface Snapshot {
  /** The file of the register as it was at the moment of the snapshot. */
  readonly register: Buffer
  readonly organisation: string
  /** What is odd and yet no reason not to have a backup. */
  readonly warnings: readonly Fault[]
}

interface Options {
  readonly database: string
  readonly register: string
  /** The copy of the database. */
  readonly into: string
  /** How long to wait for the file of the register to say what the history says. */
  readonly patienceMs?: number
  readonly onPages?: (done: number, all: number) => void
}

type Read =
  | { readonly bytes: Buffer; readonly register: Register }
  | { readonly bytes: Buffer; readonly problem: Problem }

const parsed = (file: string, bytes: Buffer): Read => {
  try {
    return { bytes, register: parseRegisterFile(file, bytes) }
  } catch (error) {
    if (error instanceof Problem) return { bytes, problem: error }
    throw error
  }
}

const agrees = (read: Read, history: readonly KeptEntry[]): boolean =>
  'register' in read && isInHistory(read.register, history)

const historyOf = (reader: Database.Database): readonly KeptEntry[] =>
  reader
    .prepare<[], KeptEntry>(
      'SELECT collection, id, body FROM register_entries WHERE ended_at IS NULL ORDER BY collection, id',
    )
    .all()

/** The register that goes with a history where the file does not. */
const settle = async (file: string, read: Read, history: readonly KeptEntry[]): Promise<Snapshot> => {
  // A server that was killed had it in the history, and beside the file.
  const next = await readBytes(nextOf(file))
  const begun = next && parsed(file, next)
  if (begun && 'register' in begun && agrees(begun, history))
    return { register: begun.bytes, organisation: begun.register.organisation.id, warnings: [] }
  if ('register' in read)
    return {
      register: read.bytes,
      organisation: read.register.organisation.id,
      warnings:
        history.length === 0
          ? []
          : [{ where: file, what: 'was edited by hand, and no server has taken that into the history yet' }],
    }
  if (history.length === 0) throw read.problem
  const inForce = registerFrom(history)
  return {
    register: Buffer.from(`${JSON.stringify(inForce, null, 2)}\n`),
    organisation: inForce.organisation.id,
    warnings: [
      { where: file, what: 'is not in order; the backup holds the register that is in force' },
      ...read.problem.faults,
    ],
  }
}

/**
 * Begins to read the database at a moment at which the file of the register says what the history in the database says.
 * An edit is in the history a moment before it is in the file, so this may take a few tries; it holds nobody up.
 */
const beginTogether = async (
  reader: Database.Database,
  file: string,
  patience: number,
): Promise<Snapshot> => {
  for (let left = patience / pauseMs; ; left -= 1) {
    const before = await readBytes(file)
    if (before === null) throw new Problem('not_found', `there is no register ${file}; set POPIS_REGISTER`)
    reader.exec('BEGIN')
    const history = historyOf(reader)
    const isStill = (await readBytes(file))?.equals(before) === true
    const read = parsed(file, before)
    if (isStill && 'register' in read && agrees(read, history))
      return { register: before, organisation: read.register.organisation.id, warnings: [] }
    if (left <= 0) return settle(file, read, history)
    reader.exec('ROLLBACK')
    await setTimeout(pauseMs)
  }
}

/**
 * Copies the database as it is at one moment, with the register of that moment, while a server goes on writing: what is
 * read is fixed by a transaction that only reads, so nothing restarts the copying and nobody waits for it.
 * @throws Problem not_found, unavailable (no database, one of a newer version, a full disk).
 */
export const takeSnapshot = async (options: Options): Promise<Snapshot> => {
  const { database, register, into, onPages } = options
  const reader = opened(database, () => openForReading(database))
  try {
    // Refuses what a newer program made; an older one is copied as it is.
    opened(database, () => pendingMigrations(reader))
    const snapshot = await beginTogether(reader, register, options.patienceMs ?? patienceMs)
    closeSync(openSync(into, 'wx', 0o600))
    await reader.backup(into, {
      progress: ({ totalPages, remainingPages }) => {
        onPages?.(totalPages - remainingPages, totalPages)
        return pagesAtOnce
      },
    })
    reader.exec('COMMIT')
    makeOneFile(into)
    return snapshot
  } catch (error) {
    if (error instanceof Database.SqliteError)
      throw new Problem('unavailable', `${database} cannot be copied: ${error.message}`, { cause: error })
    throw error
  } finally {
    reader.close()
  }
}

/** A copy that needs no log beside it, so that it can be read wherever it lies. */
const makeOneFile = (file: string): void => {
  const copy = new Database(file)
  try {
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
}
