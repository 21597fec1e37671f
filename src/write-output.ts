import { writeFile } from 'node:fs/promises'
import { Problem } from '#lib/problem.js'

/** Writes what a command made. @throws Problem unavailable, where it cannot. */
export const writeOutput = async (file: string, content: string | Uint8Array): Promise<void> => {
  await writeFile(file, content).catch((cause: NodeJS.ErrnoException) => {
    throw new Problem('unavailable', `${file} cannot be written (${cause.code ?? cause.message})`, { cause })
  })
}
