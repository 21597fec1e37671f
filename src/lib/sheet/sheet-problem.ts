/** Why a file cannot be read as a table. */
export type SheetReason =
  | 'unknown'
  | 'empty'
  | 'damaged'
  | 'password'
  | 'old-excel'
  | 'old-word'
  | 'no-table'
  | 'too-many-bytes'
  | 'bomb'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-cells'
  | 'declaration'
  | 'encoding'
  | 'not-utf-8'
  | 'quotes'
  | 'no-memory'

/** A file that is no table, is too much, or is closed: the reason, with what belongs into its sentence. */
export class SheetProblem extends Error {
  readonly reason: SheetReason
  readonly values: Readonly<Record<string, string | number>>

  constructor(
    reason: SheetReason,
    values: Readonly<Record<string, string | number>> = {},
    options: { readonly cause?: unknown } = {},
  ) {
    super(`${reason} ${JSON.stringify(values)}`, options)
    this.name = 'SheetProblem'
    this.reason = reason
    this.values = values
  }
}
