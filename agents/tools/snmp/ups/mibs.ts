import { loadFolder } from '#lib/folder.js'
import type { UpsMib } from './mib.js'

let loaded: Promise<readonly UpsMib[]> | undefined

/** Every MIB that there is a file for, in the order in which what they say counts. */
export const loadUpsMibs = (): Promise<readonly UpsMib[]> => {
  loaded ??= loadFolder<UpsMib>(new URL('./mibs/', import.meta.url)).then((all) =>
    [...all.values()].sort((a, b) => a.rank - b.rank),
  )
  return loaded
}
