import { existsSync, statSync } from 'node:fs'
import { mkdtemp, readdir, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { Instant } from '#lib/instant.js'
import { type Fault, Problem } from '#lib/problem.js'
import { openLock } from '../lock.js'
import { syncFolder } from '../register/durable-file.js'
import type { AuditChain } from '../sql/audit.js'
import { migrations } from '../sqlite/migrate.js'
import { examineBackup } from './examine-backup.js'
import { type PrepareOptions, prepareBackup } from './prepare-backup.js'
import { openArchive } from './read-archive.js'
import { writeArchive } from './write-archive.js'

export interface BackupOptions extends PrepareOptions {
  /** Where the backup goes. */
  readonly file: string
  /** Put it in the place of one that is there. */
  readonly force: boolean
}

export interface MadeBackup {
  readonly file: string
  readonly at: Instant
  readonly organisation: string
  readonly sizeBytes: number
  readonly documents: number
  /** Whether its database is one of just this version of the program. */
  readonly isCurrent: boolean
  readonly chains: readonly AuditChain[]
  /** What is wrong with what was copied, and so with the backup: none in a good one. */
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
}

const failed = (what: string) => (cause: NodeJS.ErrnoException) => {
  if (cause instanceof Problem || cause.code === undefined) throw cause
  throw new Problem('unavailable', `${what} (${cause.code === 'ENOSPC' ? 'the disk is full' : cause.code})`, {
    cause,
  })
}

/** @throws Problem conflict, not_found, invalid: nothing may be written there. */
const requirePlace = async ({ file, force, data }: BackupOptions): Promise<void> => {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    throw new Problem('invalid', `${file} is a folder; name a file in it, such as ${join(file, 'popis.tar')}`)
  if (existsSync(file) && !force)
    throw new Problem('conflict', `${file} is there already; --force replaces it`)
  const folder = await realpath(dirname(resolve(file))).catch(() => {
    throw new Problem('not_found', `there is no folder ${dirname(resolve(file))}`)
  })
  const kept = await realpath(data).catch(() => {
    throw new Problem('not_found', `nothing is kept in ${data} yet: start the server once, or set POPIS_DATA`)
  })
  if (`${folder}${sep}`.startsWith(`${kept}${sep}`))
    throw new Problem(
      'invalid',
      `${file} lies in the data folder: it would be lost with it; name another place`,
    )
}

/** What a backup that was killed left behind. Nobody else is at it: the caller has the lock. */
const sweep = async (data: string, file: string): Promise<void> => {
  for (const name of await readdir(data))
    if (name.startsWith('.popis-backup-') || name.startsWith('.popis-verify-'))
      await rm(join(data, name), { recursive: true, force: true })
  await rm(`${file}.part`, { force: true })
}

/** Reads back what was written. @throws Problem unavailable, where a byte of it is another one. */
const examined = async (part: string, { data, onProgress }: BackupOptions) => {
  const archive = await openArchive(part)
  try {
    let done = 0
    const found = await examineBackup(archive, {
      scratch: data,
      onBytes: (count) => {
        done += count
        onProgress?.('verify', done / archive.sizeBytes)
      },
    })
    if (!found.isWhole)
      throw new Problem('unavailable', 'what was written could not be read back; look at the disk', {
        faults: found.faults,
      })
    return { ...found, sizeBytes: archive.sizeBytes }
  } finally {
    await archive.close()
  }
}

/**
 * Puts everything that a server keeps into one file, while it runs or not. It gets its name once it was written, read
 * back and looked through: a file of that name is a whole backup.
 * @throws Problem conflict (there already; another backup is being made), not_found, unavailable (a full disk, …).
 */
export const makeBackup = async (options: BackupOptions): Promise<MadeBackup> => {
  const { data, file, onProgress } = options
  await requirePlace(options)
  const lock = openLock(join(data, 'backup.lock'), `the backup of ${data}`)
  const part = `${file}.part`
  try {
    await sweep(data, file)
    const folder = await mkdtemp(join(data, '.popis-backup-'))
    try {
      const { manifest, sourceOf, warnings } = await prepareBackup(options, folder).catch(
        failed(`${data} cannot be copied`),
      )
      const all = manifest.contents.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
      let done = 0
      await writeArchive(part, manifest, sourceOf, {
        onBytes: (count) => {
          done += count
          onProgress?.('write', done / all)
        },
      }).catch(failed(`${file} cannot be written`))
      await rm(folder, { recursive: true })
      const { chains, documents, faults, sizeBytes } = await examined(part, options)
      await rename(part, file)
      await syncFolder(dirname(resolve(file)))
      const { createdAt: at, organisation } = manifest
      const isCurrent = manifest.migrations.length === migrations().length
      return { file, at, organisation, sizeBytes, documents, isCurrent, chains, faults, warnings }
    } finally {
      await rm(folder, { recursive: true, force: true })
      await rm(part, { force: true })
    }
  } finally {
    lock.close()
  }
}
