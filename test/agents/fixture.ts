import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { packageRoot } from '#lib/root.js'

/** A recorded output of a tool, named for its version. */
export const fixture = (name: string): string =>
  readFileSync(join(packageRoot, 'test/fixtures', name), 'utf8')

/** Recordings that others made and that are not part of the project; null where they are not on this machine. */
export const recordings = (name: string): string | null => {
  const folder = resolve(packageRoot, process.env.POPIS_RECORDINGS ?? '../shared/data', name)
  return existsSync(folder) ? folder : null
}
