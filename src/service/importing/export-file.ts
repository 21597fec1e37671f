import type { Register } from '#contract/register.js'
import { type ImportPart, importParts } from '#domain/import/import-field.js'
import type { SheetFormat } from '#domain/import/sheet-format.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Texts } from '../texts.js'
import { exportSheet } from './export-sheets.js'

export interface Exported {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

const asJson = (value: unknown): Exported => ({
  bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`),
  mediaType: 'application/json',
})

/**
 * A part of the register as a file, or all of it where `part` is null: a sheet for each part that has entries.
 * @throws Problem not_found: there is no such format; invalid: one table cannot hold all parts.
 */
export const exportFile = async (
  register: Register,
  given: {
    readonly part: ImportPart | null
    readonly format: string
    readonly formats: ReadonlyMap<string, SheetFormat>
    readonly texts: Texts
    readonly language: string
  },
): Promise<Exported> => {
  const { part, format, formats, texts, language } = given
  if (format === 'json') return asJson(part === null ? register : register[part])
  const writer = formats.get(format)
  if (!writer?.write) {
    const names = [...formats].flatMap(([name, { write }]) => (write ? [name] : []))
    throw new Problem('not_found', said`There is no format “${format}”. There are ${names.join(', ')}, json.`)
  }
  if (part === null && format === 'csv')
    throw new Problem('invalid', said`A CSV file holds one part: ${importParts.join(', ')}.`)
  const parts = part === null ? importParts.filter((name) => register[name].length > 0) : [part]
  const sheets = parts.map((name) => exportSheet(register, { part: name, texts, language }))
  const bytes = await writer.write(sheets, language === 'en' ? 'point' : 'comma')
  return { bytes, mediaType: writer.mediaType }
}
