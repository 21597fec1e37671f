import type { Collection } from '#contract/register.js'
import type { Change } from '../register/change.js'
import type { Difference } from '../register/differences.js'
import type { ImportPart } from './import-field.js'

/** What can be wrong with a table; each has a text in every language. */
export type ImportFaultCode =
  | 'no-head'
  | 'no-column'
  | 'repeated-head'
  | 'two-columns'
  | 'merged'
  | 'error-value'
  | 'formula-without-value'
  | 'digits-lost'
  | 'became-day'
  | 'not-a-number'
  | 'ambiguous-number'
  | 'not-whole'
  | 'not-a-day'
  | 'ambiguous-day'
  | 'not-a-choice'
  | 'not-yes-or-no'
  | 'not-a-currency'
  | 'not-months'
  | 'months-without-day'
  | 'not-there'
  | 'several-fit'
  | 'required'
  | 'refused'
  | 'no-id'
  | 'twice'
  | 'looks-alike'

/** What was done with a table that somebody may want to know. */
export type ImportNoteCode =
  | 'formula'
  | 'serial-day'
  | 'id-changed'
  | 'same-id'
  | 'assumed'
  | 'same-serial'
  | 'total-row'
  | 'other-sheets'

export type ImportValues = Readonly<Record<string, string | number>>

/** Where in the file something is. */
export interface ImportPlace {
  /** Null where it is about the table as a whole. */
  readonly row: number | null
  /** `B12`; null where it is about the whole row, or about a column that is not there. */
  readonly address: string | null
  readonly head: string | null
  /** The field that it is about. */
  readonly path: string | null
}

export interface ImportFault extends ImportPlace {
  readonly code: ImportFaultCode
  readonly values: ImportValues
}

export interface ImportNote extends ImportPlace {
  readonly code: ImportNoteCode
  readonly values: ImportValues
  /** How often it was so; the place is that of the first. */
  readonly count: number
}

export interface PlannedEntry {
  readonly row: number
  readonly id: string
  readonly isNew: boolean
  readonly differences: readonly Difference[]
}

/** What an import would do. Where it has a fault, nothing of it is done. */
export interface ImportPlan {
  readonly part: ImportPart
  readonly rows: number
  readonly unchanged: number
  readonly entries: readonly PlannedEntry[]
  /** Entries of other parts that rows name and that are made with them. */
  readonly created: readonly { readonly part: Collection; readonly id: string; readonly name: string }[]
  readonly faults: readonly ImportFault[]
  readonly notes: readonly ImportNote[]
  readonly changes: readonly Change[]
}
