import type { Instant } from '#lib/instant.js'
import type { ImportPart } from '../import/import-field.js'
import type { WritingStyle } from '../import/writing-style.js'

/** Which column of a table goes into which field, as somebody once confirmed it. */
export interface ImportMatch {
  /** Hash of the heads of the table. */
  readonly heads: string
  readonly part: ImportPart
  /** Field by head; null for a column that is left out. */
  readonly columns: Readonly<Record<string, string | null>>
  /** What new entries hold where their row says nothing, by field. */
  readonly defaults: Readonly<Record<string, string>>
  /** How numbers and days are written; null where the table shows it. */
  readonly style: WritingStyle | null
  readonly at: Instant
  readonly who: string
}

export interface ImportMatchStore {
  read: {
    get(heads: string): Promise<ImportMatch | null>
  }
  write: {
    /** In place of an earlier one of the same heads. */
    put(match: ImportMatch): Promise<void>
  }
}
