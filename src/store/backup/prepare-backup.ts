import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import Database from 'better-sqlite3'
import { hashFile, hexOf } from '#lib/file-hash.js'
import type { Instant } from '#lib/instant.js'
import type { Fault } from '#lib/problem.js'
import { version } from '#lib/version.js'
import { verifyAudit } from '../sqlite/verify-audit.js'
import { keptFiles } from './kept-files.js'
import { type Content, databaseName, type Manifest, registerName } from './manifest.js'
import { takeSnapshot } from './snapshot.js'
import type { Source } from './write-archive.js'

/** Of 220 MB of reports the best of gzip saves 4 % more than its quickest, and takes a third longer. */
const gzipLevel = 1

export interface PrepareOptions {
  readonly data: string
  readonly database: string
  readonly register: string
  readonly now: () => Instant
  /** How long to wait for an edit that is in the history to be in the file as well. */
  readonly patienceMs?: number
  /** Told what is being done and how far it is, from 0 to 1. */
  readonly onProgress?: (step: 'copy' | 'pack' | 'write' | 'verify', part: number) => void
}

const packed = async (database: string, into: string, onBytes: (count: number) => void): Promise<void> => {
  const reading = createReadStream(database, { highWaterMark: 1024 * 1024 })
  reading.on('data', (piece) => onBytes(piece.length))
  await pipeline(
    reading,
    createGzip({ level: gzipLevel }),
    createWriteStream(into, { mode: 0o600, flags: 'wx' }),
  )
}

const migrationsOf = (file: string): string[] => {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare<[], string>('SELECT name FROM migrations ORDER BY name').pluck().all()
  } finally {
    database.close()
  }
}

export interface Prepared {
  readonly manifest: Manifest
  readonly sourceOf: (content: Content) => Source
  readonly warnings: readonly Fault[]
}

/** Takes everything at one moment and puts it where it no longer changes. */
export const prepareBackup = async (options: PrepareOptions, folder: string): Promise<Prepared> => {
  const { data, database, register, now, onProgress } = options
  const copy = join(folder, 'popis.db')
  const createdAt = now()
  const snapshot = await takeSnapshot({
    database,
    register,
    into: copy,
    ...(options.patienceMs === undefined ? {} : { patienceMs: options.patienceMs }),
    onPages: (done, all) => onProgress?.('copy', done / Math.max(1, all)),
  })
  // What the register of that moment names was there before it; whatever else came since does no harm.
  const kept = await keptFiles(data)
  const unpacked = await hashFile(copy)
  const gz = join(folder, databaseName)
  let done = 0
  await packed(copy, gz, (count) => {
    done += count
    onProgress?.('pack', done / unpacked.sizeBytes)
  })
  const chains = await verifyAudit(copy)
  const applied = migrationsOf(copy)
  await rm(copy)
  const { register: registerBytes } = snapshot
  const contents: Content[] = [
    { name: databaseName, ...(await hashFile(gz)) },
    { name: registerName, sizeBytes: registerBytes.length, sha256: hexOf(registerBytes) },
  ]
  for (const name of kept.names) contents.push({ name, ...(await hashFile(join(data, name))) })
  return {
    manifest: {
      format: 1,
      version,
      createdAt,
      organisation: snapshot.organisation,
      migrations: applied,
      audit: chains.map(({ organisation, entries, head }) => ({ organisation, entries, head })),
      database: unpacked,
      contents,
    },
    sourceOf: ({ name }) => {
      if (name === databaseName) return { file: gz }
      return name === registerName ? { bytes: registerBytes } : { file: join(data, name) }
    },
    warnings: [
      ...snapshot.warnings,
      ...kept.links.map((name) => ({ where: name, what: 'is a link and is not in the backup' })),
    ],
  }
}
