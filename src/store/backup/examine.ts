import Database from 'better-sqlite3'
import type { Register } from '#contract/register.js'
import { type Fault, Problem } from '#lib/problem.js'
import { parseRegisterFile } from '../register/parse.js'
import type { AuditChain } from '../sql/audit.js'
import { opened, openForReading } from '../sqlite/databases.js'
import { type FoundEntry, findAuditEntry } from '../sqlite/find-audit-entry.js'
import { verifyAudit } from '../sqlite/verify-audit.js'

const mostFaults = 20

const integrityFaults = (reader: Database.Database, name: string): Fault[] =>
  reader
    .prepare<[], string>(`PRAGMA integrity_check(${mostFaults})`)
    .pluck()
    .all()
    .filter((line) => line !== 'ok')
    .map((what) => ({ where: name, what }))

/** What SQLite says of a page that it cannot make sense of, as a fault like any other. */
const orFault = async <T>(name: string, ask: () => T | Promise<T>): Promise<T | Fault> => {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Database.SqliteError) return { where: name, what: error.message }
    if (error instanceof Problem && error.cause instanceof Database.SqliteError)
      return { where: name, what: error.message }
    throw error
  }
}

const isFault = <T>(value: T | Fault): value is Fault =>
  typeof value === 'object' && value !== null && 'what' in value && 'where' in value

export interface DatabaseExamined {
  readonly faults: readonly Fault[]
  readonly chains: readonly AuditChain[]
  /** The entry whose hash is the head that was asked for. */
  readonly headAt: FoundEntry | null
}

const headFault = (name: string, head: string, entry: FoundEntry | null): Fault[] =>
  entry
    ? []
    : [{ where: `${name}: audit log`, what: `no entry has the hash ${head}: it was cut off or written anew` }]

/** Looks through a database, while a server writes to it or not: its structure, and every entry of its audit log. */
export const examineDatabase = async (
  file: string,
  name: string,
  head?: string,
): Promise<DatabaseExamined> => {
  const structure = await orFault(name, () => {
    const reader = opened(file, () => openForReading(file))
    try {
      return integrityFaults(reader, name)
    } finally {
      reader.close()
    }
  })
  const chains = await orFault(`${name}: audit log`, () => verifyAudit(file))
  const broken = isFault(chains)
    ? [chains]
    : chains
        .filter(({ brokenAt }) => brokenAt !== null)
        .map(({ organisation, brokenAt }) => ({
          where: `${name}: audit log of ${organisation}, entry ${brokenAt}`,
          what: 'is not what was written',
        }))
  const entry = head === undefined ? null : await orFault(name, () => findAuditEntry(file, head))
  const headAt = isFault(entry) ? null : entry
  return {
    faults: [
      ...(isFault(structure) ? [structure] : structure),
      ...broken,
      ...(head === undefined ? [] : headFault(name, head, headAt)),
    ],
    chains: isFault(chains) ? [] : chains,
    headAt,
  }
}

/** The register that a text is, or what is wrong with it. */
export const examineRegister = (
  name: string,
  bytes: Buffer,
): { readonly register: Register | null; readonly faults: readonly Fault[] } => {
  try {
    return { register: parseRegisterFile(name, bytes), faults: [] }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return {
      register: null,
      faults: error.faults.length > 0 ? error.faults : [{ where: name, what: error.message }],
    }
  }
}

/** A document as it was found: `sha256` is that of its bytes. */
export interface FoundDocument {
  readonly name: string
  readonly sha256: string
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? path

/** Whether every document is what its name says, and every one that the register names is there. */
export const examineDocuments = (register: Register | null, found: readonly FoundDocument[]): Fault[] => {
  const damaged = found
    .filter(({ name, sha256 }) => nameOf(name) !== sha256)
    .map(({ name }) => ({ where: name, what: 'is not the document whose hash it has as its name' }))
  const there = new Set(found.map(({ name }) => nameOf(name)))
  const missing = (register?.documents ?? [])
    .filter(({ sha256 }) => !there.has(sha256))
    .map(({ id, sha256 }) => ({
      where: `documents/${sha256.slice(0, 2)}/${sha256}`,
      what: `is missing; the register has it as ${id}`,
    }))
  return [...damaged, ...missing]
}

export const isDocument = (name: string): boolean => name.startsWith('documents/')
