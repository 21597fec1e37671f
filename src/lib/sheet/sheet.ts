/** A calendar day, as a spreadsheet's own type has it; the time of day is left out. */
export interface DateCell {
  readonly date: string
}

/** An amount with what its format calls the currency: a code, a sign or a word. */
export interface CurrencyCell {
  readonly amount: number
  readonly currency: string
}

/** What the program that wrote the file shows in place of a value: `#REF!`. */
export interface ErrorCell {
  readonly error: string
}

export type PlainCell = string | number | boolean | DateCell | CurrencyCell | ErrorCell

/** A formula and its value when the file was last saved; null where it was never computed. */
export interface FormulaCell {
  readonly formula: true
  readonly value: PlainCell | null
}

/** Null: nothing is there. */
export type Cell = PlainCell | FormulaCell | null

/** `number` counts from one, as the file's own program shows it. */
export interface SheetRow {
  readonly number: number
  readonly cells: readonly Cell[]
}

/** A table, without its empty rows. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly SheetRow[]
  /** Ranges that were made one cell: `B2:B4`. */
  readonly merged: readonly string[]
  /** Cells of a document that hold a table of their own, which counts as their text. */
  readonly nested?: readonly string[]
  /** Cells of a document that hold nothing but the number of a list, which its program makes and the text does not have. */
  readonly listed?: readonly string[]
  /** True where the file's own program does not show it. */
  readonly isHidden: boolean
}

export interface SheetFile {
  readonly sheets: readonly Sheet[]
  /** How the bytes of a text were read; null where the format leaves no choice. */
  readonly encoding: string | null
  readonly separator: string | null
}

/** `A`, `Z`, `AA`: what spreadsheets call a column that counts from zero. */
export const columnName = (column: number): string => {
  let name = ''
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1)
    name = String.fromCharCode(65 + (left % 26)) + name
  return name
}

/** `B12`: the column counts from zero, the row from one. */
export const addressOf = (column: number, row: number): string => `${columnName(column)}${row}`

/** Column and row of `B12`; null where that is no address. */
export const placeOf = (address: string): { readonly column: number; readonly row: number } | null => {
  let column = 0
  let at = 0
  for (; at < address.length; at += 1) {
    const code = address.charCodeAt(at) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + (code - 64)
  }
  const row = Number(address.slice(at))
  return at === 0 || at > 3 || !Number.isInteger(row) || row < 1 ? null : { column: column - 1, row }
}
