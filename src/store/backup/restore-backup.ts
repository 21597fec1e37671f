import type { Stats } from 'node:fs'
import { chown, readdir, stat, statfs } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { makeFolder } from '#lib/make-folder.js'
import { type Fault, Problem } from '#lib/problem.js'
import { cutOffName } from '../cut-off.js'
import { syncFolder } from '../register/durable-file.js'
import { examineContents, requireKnown } from './examine-backup.js'
import type { Examined } from './examine-data.js'
import { noteBackup } from './last-backup.js'
import { databaseName, type Manifest, registerName } from './manifest.js'
import { canBeReplaced, putBeside, putWithin } from './put-folder.js'
import { openArchive } from './read-archive.js'
import { fileSink, unpackingSink } from './sink.js'

export interface RestoreOptions {
  readonly file: string
  readonly data: string
  /** Fill the folder instead of replacing it, as is done by itself where it cannot be replaced. */
  readonly inPlace?: boolean
  /** Told how far it is, from 0 to 1. */
  readonly onProgress?: (part: number) => void
}

export interface Restored extends Examined {
  readonly manifest: Manifest
}

const statIfThere = async (path: string): Promise<Stats | null> => {
  try {
    return await stat(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** @throws Problem conflict, naming what is there. */
const requireEmpty = async (data: string): Promise<Stats | null> => {
  const there = await statIfThere(data)
  if (!there) return null
  const names = there.isDirectory() ? (await readdir(data)).sort() : [basename(data)]
  // All that lies there is of a restore that was cut off.
  if (names.length === 0 || names.includes(cutOffName)) return there
  const [some, rest] = [names.slice(0, 5).join(', '), names.length - 5]
  throw new Problem(
    'conflict',
    `${data} is not empty: it holds ${some}${rest > 0 ? ` and ${rest} more` : ''}; a backup is restored into an empty folder`,
  )
}

const requireSpace = async (
  file: string,
  folder: string,
  { database, contents }: Manifest,
): Promise<void> => {
  const needed = contents.reduce((sum, { sizeBytes }) => sum + sizeBytes, database.sizeBytes)
  const { bavail, bsize } = await statfs(folder)
  if (needed > bavail * bsize)
    throw new Problem('unavailable', `${file} unpacks to ${needed} bytes, and there is no room for them`)
}

interface Owner {
  readonly uid: number
  readonly gid: number
}

const syncTree = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await syncTree(join(folder, entry.name))
  await syncFolder(folder)
}

/** Makes a folder and all that is in it somebody else's. */
const giveAway = async (folder: string, owner: Owner): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await giveAway(path, owner)
    else await chown(path, owner.uid, owner.gid)
  }
  await chown(folder, owner.uid, owner.gid)
}

/** Root restores for whoever the empty folder belongs to. */
const ownerOf = (there: Stats | null): Owner | null =>
  there && process.getuid?.() === 0 && there.uid !== 0 ? { uid: there.uid, gid: there.gid } : null

const isFatal = ({ where }: Fault): boolean =>
  where.startsWith(registerName) || (where.startsWith('popis.db') && !where.includes('audit log'))

/** Unpacks into `folder` and looks through it. @throws Problem unavailable, naming each file inside that is damaged. */
const unpack = async (options: RestoreOptions, folder: string): Promise<Restored> => {
  const { file, onProgress } = options
  const archive = await openArchive(file)
  try {
    const { manifest } = archive
    requireKnown(file, manifest)
    await requireSpace(file, dirname(folder), manifest)
    await makeFolder(folder)
    const database = join(folder, 'popis.db')
    let done = 0
    const damage = await archive.check({
      sinkOf: async ({ name }) =>
        name === databaseName
          ? unpackingSink(database, manifest.database)
          : fileSink(join(folder, ...name.split('/'))),
      onBytes: (count) => {
        done += count
        onProgress?.(done / archive.sizeBytes)
      },
    })
    if (damage.length > 0)
      throw new Problem('unavailable', `${file} is damaged; nothing was restored`, { faults: damage })
    const examined = await examineContents(manifest, database, join(folder, registerName))
    const fatal = examined.faults.filter(isFatal)
    if (fatal.length > 0)
      throw new Problem('unavailable', `${file} holds what cannot be used; nothing was restored`, {
        faults: fatal,
      })
    await noteBackup(folder, { at: manifest.createdAt, file: resolve(file), sizeBytes: archive.sizeBytes })
    return { ...examined, manifest }
  } finally {
    await archive.close()
  }
}

/**
 * Makes a data folder of a backup. It is unpacked and looked through beside it, and put in its place in one step: the
 * folder is there whole, or as it was. What is wrong and yet no reason not to have it comes back as faults.
 * @throws Problem conflict (not empty), unavailable (damaged, made by a newer version, no room, …).
 */
export const restoreBackup = async (options: RestoreOptions): Promise<Restored> => {
  const data = resolve(options.data)
  const there = await requireEmpty(data)
  await makeFolder(dirname(data))
  const owner = ownerOf(there)
  const make = async (folder: string): Promise<Restored> => {
    const restored = await unpack(options, folder)
    if (owner) await giveAway(folder, owner)
    await syncTree(folder)
    return restored
  }
  try {
    return await ((await canBeReplaced(data, there)) && !options.inPlace ? putBeside : putWithin)(data, make)
  } catch (cause) {
    if (cause instanceof Problem || !(cause instanceof Error) || !('code' in cause)) throw cause
    const what = cause.code === 'ENOSPC' ? 'the disk is full' : cause.message
    throw new Problem('unavailable', `${options.file} cannot be restored into ${data}: ${what}`, { cause })
  }
}
