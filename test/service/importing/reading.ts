import { readFileSync } from 'node:fs'
import { Register } from '#contract/register.js'
import type { ImportPlan } from '#domain/import/import-plan.js'
import { type ImportRequest, nothingAsked } from '#domain/import/propose-import.js'
import { type ReadSheets, readSheets } from '#domain/import/read-sheets.js'
import type { SheetToWrite } from '#domain/import/sheet-format.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { sheetLimits } from '#lib/sheet/limits.js'
import { planFor, proposeFor } from '#service/importing/imports.js'
import { openTexts } from '#service/texts.js'
import { loadSheetFormats } from '../../../src/sheet-formats.js'

export const texts = await openTexts()
export const formats = await loadSheetFormats()

export const nobody: Register = emptyRegister({
  id: 'varos',
  name: 'Варош',
  country: 'RS',
  timeZone: 'Europe/Belgrade',
  currency: 'RSD',
  language: 'sr-Cyrl',
})

export const sample: Register = Register.parse(JSON.parse(readFileSync('inventory.json', 'utf8')))

export const registerWith = (entries: Partial<Register>): Register => ({ ...nobody, ...entries })

export const readBytes = (bytes: Uint8Array, encoding: string | null = null): ReadSheets =>
  readSheets(formats, bytes, { limits: sheetLimits, encoding })

export const readFixture = (name: string): ReadSheets => readBytes(readFileSync(`test/fixtures/${name}`))

/** Rows under heads, as CSV has them. */
export const csv = (...lines: string[]): ReadSheets => readBytes(Buffer.from(lines.join('\n')))

export const writeAs = async (format: string, sheets: readonly SheetToWrite[]): Promise<Uint8Array> => {
  const writer = formats.get(format)
  if (!writer?.write) throw new Error(`there is no format ${format}`)
  return writer.write(sheets, 'comma')
}

export const planOf = async (
  file: ReadSheets,
  register: Register = nobody,
  request: Partial<ImportRequest> = {},
): Promise<ImportPlan> => {
  const proposal = await proposeFor(file, { ...nothingAsked, ...request }, texts, async () => null)
  return planFor(proposal, register, texts)
}

/** The entries that an import makes or changes, by id. */
export const bodies = ({ changes }: ImportPlan): Record<string, unknown> =>
  Object.fromEntries(changes.map(({ id, body }) => [id, body]))

/** Faults as `B2 not-a-day`. */
export const faultsOf = ({ faults }: ImportPlan): string[] =>
  faults.map(({ row, address, code }) => `${address ?? `row ${row}`} ${code}`)
