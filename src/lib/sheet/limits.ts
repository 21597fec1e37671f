const MiB = 1024 * 1024

/** How much of a file is read at most, whoever sent it. */
export interface SheetLimits {
  /** Of the file as it came. */
  readonly bytes: number
  /** Of all that is read of it, inflated. */
  readonly inflatedBytes: number
  /** How many times its size a part of more than `ratioFromBytes` may inflate to. */
  readonly ratio: number
  readonly ratioFromBytes: number
  readonly rows: number
  readonly columns: number
  readonly cells: number
}

export const sheetLimits: SheetLimits = {
  bytes: 50 * MiB,
  inflatedBytes: 256 * MiB,
  ratio: 250,
  ratioFromBytes: 8 * MiB,
  rows: 100_000,
  columns: 512,
  cells: 2_000_000,
}
