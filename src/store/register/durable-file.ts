import { open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Windows cannot sync a folder; there a rename is durable by itself. */
const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const writeSynced = async (file: string, text: string, mode: number): Promise<void> => {
  const handle = await open(file, 'w', mode)
  try {
    await handle.chmod(mode)
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Null where there is no such file. */
export const readText = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The file behind a link, so that writing it does not put a file in the place of the link. */
export const realFile = async (file: string): Promise<string> => {
  try {
    return await realpath(file)
  } catch (error) {
    if (isMissing(error)) return file
    throw error
  }
}

/** Who may read and write it stays as somebody set it. */
const modeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).mode & 0o777
  } catch (error) {
    if (isMissing(error)) return 0o640
    throw error
  }
}

/** Replaces a file so that, whatever happens, either the old text or the new one is there, and the new one once it returns. */
export const writeDurably = async (file: string, text: string): Promise<void> => {
  const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`)
  try {
    await writeSynced(temporary, text, await modeOf(file))
    await rename(temporary, file)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(file))
}
