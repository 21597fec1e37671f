import type { Format } from '#domain/checklist/format.js'
import { loadFolder } from '#lib/folder.js'

/** Every format of `src/reports`, by the name of its file. */
export const readFormats = (): Promise<Map<string, Format>> =>
  loadFolder<Format>(new URL('./reports/', import.meta.url))
