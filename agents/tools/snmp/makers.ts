import { loadFolder } from '#lib/folder.js'
import type { Maker } from './maker.js'

let loaded: Promise<readonly Maker[]> | undefined

/** Every maker that there is a file for. */
export const loadMakers = (): Promise<readonly Maker[]> => {
  loaded ??= loadFolder<Maker>(new URL('./makers/', import.meta.url)).then((all) => [...all.values()])
  return loaded
}
