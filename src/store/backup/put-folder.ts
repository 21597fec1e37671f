import { constants, existsSync, type Stats } from 'node:fs'
import { access, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { cutOffName } from '../cut-off.js'
import { syncFolder } from '../register/durable-file.js'

/** In a container every run may have the same number. */
const isOther = (pid: number): boolean => {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** What a restore that was killed left beside the data folder. */
const sweep = async (beside: string, prefix: string): Promise<void> => {
  for (const name of await readdir(beside))
    if (name.startsWith(prefix) && !isOther(Number(name.slice(prefix.length))))
      await rm(join(beside, name), { recursive: true, force: true })
}

const empty = async (folder: string): Promise<void> => {
  // What says that the rest is worth nothing goes last.
  const names = (await readdir(folder)).filter((name) => name !== cutOffName)
  for (const name of [...names, cutOffName]) await rm(join(folder, name), { recursive: true, force: true })
}

/** Puts the unpacked folder in the place of the data folder, in one step. */
export const putBeside = async <T>(data: string, make: (folder: string) => Promise<T>): Promise<T> => {
  const prefix = `.${basename(data)}.restoring-`
  await sweep(dirname(data), prefix)
  const folder = join(dirname(data), `${prefix}${process.pid}`)
  try {
    const made = await make(folder)
    // A rename replaces an empty folder, and fails on one that is no longer empty.
    if (process.platform === 'win32' && existsSync(data)) await rmdir(data)
    await rename(folder, data)
    await syncFolder(dirname(data))
    return made
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * Fills a folder that cannot be replaced, such as a volume of its own. While the folder of this name lies in it, no
 * server starts on it, and the next restore begins anew.
 */
export const putWithin = async <T>(data: string, make: (folder: string) => Promise<T>): Promise<T> => {
  await empty(data)
  const folder = join(data, cutOffName)
  let made: T
  try {
    made = await make(folder)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  for (const name of await readdir(folder)) await rename(join(folder, name), join(data, name))
  await syncFolder(data)
  await rmdir(folder)
  await syncFolder(data)
  return made
}

/** False for a volume of its own, and where nothing may be put beside the folder. */
export const canBeReplaced = async (data: string, there: Stats | null): Promise<boolean> => {
  if (!there) return true
  if ((await readdir(data)).length > 0 || (await stat(dirname(data))).dev !== there.dev) return false
  return access(dirname(data), constants.W_OK).then(
    () => true,
    () => false,
  )
}
