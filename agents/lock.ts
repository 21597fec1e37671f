import { open, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { minute } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'

// No run takes this long: every probe has a deadline. After a restart the number in the file may be another program's.
const forgottenMs = 15 * minute

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)

/** The process that holds the lock, or null where it is gone. */
const holder = async (file: string): Promise<number | null> => {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)])
    const pid = Number(text)
    return Date.now() - mtimeMs < forgottenMs && (text === '' || isAlive(pid)) ? pid : null
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

/**
 * Keeps a second agent out of a state folder while a run is under way; returns what ends that.
 * @throws Problem conflict where another agent is at work.
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  const file = join(folder, 'lock')
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = await open(file, 'wx', 0o600)
      await handle.writeFile(String(process.pid))
      await handle.close()
      return () => unlink(file)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      if ((await holder(file)) !== null) break
      await unlink(file)
    }
  }
  throw new Problem('conflict', `another agent is at work in ${folder}; give each a stateFolder of its own`)
}
