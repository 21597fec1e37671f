import type { SheetLimits } from '#lib/sheet/limits.js'
import type { PlainCell, SheetFile } from '#lib/sheet/sheet.js'
import type { DecimalMark } from '#lib/written-number.js'

export interface ReadOptions {
  readonly limits: SheetLimits
  /** Of a text, where somebody knows it; else it is found out. */
  readonly encoding: string | null
}

/** A table to be written: heads, and under them what each row has. */
export interface SheetToWrite {
  readonly name: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (PlainCell | null)[])[]
}

/** A kind of file that tables come in and go out as: `src/imports/csv.ts` is the format `csv`. */
export interface SheetFormat {
  readonly mediaType: string
  /** Asked in the order of names whether a file is one of theirs: by what is in it, not by its name. */
  recognises(bytes: Uint8Array): boolean
  /** @throws SheetProblem: it cannot be read, or is more than `limits` allow. */
  read(bytes: Uint8Array, options: ReadOptions): SheetFile
  /** Left out where nothing goes out in it. `mark` is how decimals are written where the format knows text alone. */
  write?(sheets: readonly SheetToWrite[], mark: DecimalMark): Promise<Uint8Array>
}

export const defineSheetFormat = (format: SheetFormat): SheetFormat => format
