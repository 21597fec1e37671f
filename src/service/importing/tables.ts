import type { ReadSheets } from '#domain/import/read-sheets.js'
import type { SheetFormat } from '#domain/import/sheet-format.js'
import type { Uploads } from '#domain/ports/uploads.js'
import type { Imports } from './imports.js'

/** Tables that come into the register and go out of it. */
export interface Tables {
  readonly imports: Imports
  /** Files that were sent and wait for somebody to decide. */
  readonly uploads: Uploads
  /** Kinds of files that tables go out as, by name. */
  readonly formats: ReadonlyMap<string, SheetFormat>
  /** @throws SheetProblem. */
  read(file: string, encoding: string | null): Promise<ReadSheets>
}
