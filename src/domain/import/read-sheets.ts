import { compoundFileOf } from '#lib/sheet/compound-file.js'
import type { SheetFile } from '#lib/sheet/sheet.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import type { ReadOptions, SheetFormat } from './sheet-format.js'

export interface ReadSheets extends SheetFile {
  /** Name of the format that it was read as. */
  readonly format: string
}

/**
 * Reads a file as the tables in it, in whatever of `formats` it is.
 * @throws SheetProblem, where it is none, is too much, or is closed.
 */
export const readSheets = (
  formats: ReadonlyMap<string, SheetFormat>,
  bytes: Uint8Array,
  options: ReadOptions,
): ReadSheets => {
  const { limits } = options
  if (bytes.length === 0) throw new SheetProblem('empty')
  if (bytes.length > limits.bytes)
    throw new SheetProblem('too-many-bytes', { mebibytes: Math.round(limits.bytes / 1024 / 1024) })
  const container = compoundFileOf(bytes)
  if (container === 'encrypted') throw new SheetProblem('password')
  if (container === 'excel') throw new SheetProblem('old-excel')
  if (container === 'word') throw new SheetProblem('old-word')
  const found = [...formats].find(([, format]) => format.recognises(bytes))
  if (!found || container) throw new SheetProblem('unknown')
  const [format, { read }] = found
  const file = read(bytes, options)
  if (file.sheets.every(({ rows }) => rows.length === 0)) throw new SheetProblem('empty')
  return { ...file, format }
}
