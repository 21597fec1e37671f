import type { SheetFormat } from '#domain/import/sheet-format.js'
import { loadFolder } from '#lib/folder.js'

/** The kinds of files that tables come in and go out as: every file of `src/imports`. */
export const loadSheetFormats = (): Promise<Map<string, SheetFormat>> =>
  loadFolder<SheetFormat>(new URL('./imports/', import.meta.url))
