import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Problem } from './problem.js'

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code ?? error)

const make = async (folder: string, isLast: boolean): Promise<void> => {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    if (codeOf(error) !== 'ENOENT' || isLast || dirname(folder) === folder) throw error
    await make(dirname(folder), false)
    await make(folder, true)
  }
}

/**
 * Makes a folder that only its owner may enter, and those above it that are missing. Step by step: asked to do all of
 * it at once below /proc, Node.js never answers.
 * @throws Problem unavailable, where the folder cannot be made.
 */
export const makeFolder = async (folder: string): Promise<void> => {
  try {
    await make(folder, false)
  } catch (cause) {
    throw new Problem('unavailable', `The folder ${folder} cannot be made (${codeOf(cause)}).`, { cause })
  }
}
