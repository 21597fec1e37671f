import { loadFolder } from '#lib/folder.js'
import type { Recogniser } from './recogniser.js'

/** What tells products apart: every file of the folder `products`. */
export const recognisers: ReadonlyMap<string, Recogniser> = await loadFolder<Recogniser>(
  new URL('./products/', import.meta.url),
)
