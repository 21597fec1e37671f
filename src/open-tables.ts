import { join } from 'node:path'
import { sheetLimits } from '#lib/sheet/limits.js'
import { openImports } from '#service/importing/imports.js'
import type { Tables } from '#service/importing/tables.js'
import { openUploads } from '#store/uploads.js'
import { loadSheetFormats } from './sheet-formats.js'
import { readSheetFile } from './sheet-reader.js'

/** Wires what the running server needs for tables to come and go. */
export const openTables = async (
  services: Parameters<typeof openImports>[0] & { readonly data: string },
): Promise<Tables> => ({
  imports: openImports(services),
  uploads: await openUploads(join(services.data, 'imports'), services.clock, sheetLimits.bytes),
  formats: await loadSheetFormats(),
  read: readSheetFile,
})
