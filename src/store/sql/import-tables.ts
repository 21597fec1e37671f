import type { ImportPart } from '#domain/import/import-field.js'
import type { WritingStyle } from '#domain/import/writing-style.js'
import type { Instant } from '#lib/instant.js'

interface ImportMatchRow {
  organisation: string
  heads: string
  part: ImportPart
  /** JSON. */
  columns: string
  /** JSON. */
  defaults: string
  style: WritingStyle | null
  at: Instant
  who: string
}

/** What is remembered of tables that came in. */
export interface ImportTables {
  import_matches: ImportMatchRow
}
