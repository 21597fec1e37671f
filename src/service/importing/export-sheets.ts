import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { type ImportField, type ImportPart, importFieldsOf } from '#domain/import/import-field.js'
import type { SheetToWrite } from '#domain/import/sheet-format.js'
import { type Entry, sortedEntries } from '#domain/register/entries.js'
import type { PlainCell } from '#lib/sheet/sheet.js'
import type { Texts } from '../texts.js'
import { fieldLabel, optionWord } from './import-words.js'

interface Exporting {
  readonly part: ImportPart
  readonly texts: Texts
  readonly language: string
}

const held = (entry: Entry, path: string): unknown =>
  path.split('.').reduce<unknown>((value, step) => (value as Entry | undefined)?.[step], entry)

/** What joins a list so that `;` within an item does not part it. */
const joined = (items: readonly string[]): string =>
  items.some((item) => item.includes(';'))
    ? `${items.join('\n')}${items.length === 1 ? '\n' : ''}`
    : items.join('; ')

const nameCell = (field: ImportField, entry: Entry): string | null => {
  const name = entry[field.within] as LocalText | undefined
  if (name === undefined) return null
  if (field.kind.is === 'named') return typeof name === 'string' ? null : (name[field.kind.language] ?? null)
  return typeof name === 'string' ? name : null
}

const cellOf = (field: ImportField, entry: Entry, { part, texts, language }: Exporting): PlainCell | null => {
  const { kind, path } = field
  if (kind.is === 'local' || kind.is === 'named') return nameCell(field, entry)
  if (kind.is === 'months') return null
  const value = held(entry, path)
  if (value === undefined) return null
  if (value === null) return texts.t(language, 'import.none')
  if (typeof value === 'boolean') return texts.t(language, value ? 'import.yes' : 'import.no')
  if (Array.isArray(value)) return joined(value.map(String))
  if (kind.is === 'percent') return `${Math.round(Number(value) * 1e8) / 1e6}%`
  if (typeof value === 'number') return value
  if (kind.is === 'day') return { date: String(value) }
  return kind.is === 'choice' ? optionWord(texts, language, part, path, String(value)) : String(value)
}

/**
 * A part of the register as a table: heads and words in `language`, a column for whatever any entry holds. Importing
 * it again changes nothing.
 */
export const exportSheet = (register: Register, exporting: Exporting): SheetToWrite => {
  const { part, texts, language } = exporting
  const entries = sortedEntries(register, part)
  const columns = importFieldsOf(part)
    .map((field) => ({ field, cells: entries.map((entry) => cellOf(field, entry, exporting)) }))
    .filter(
      ({ field, cells }) =>
        (field.isRequired && field.kind.is !== 'local') ||
        field.path === 'id' ||
        cells.some((cell) => cell !== null) ||
        (entries.length === 0 && field.kind.is !== 'named' && field.kind.is !== 'months'),
    )
  return {
    name: texts.t(language, `register.part.${part}`),
    heads: columns.map(({ field }) => fieldLabel(texts, language, part, field.path)),
    rows: entries.map((_, index) => columns.map(({ cells }) => cells[index] ?? null)),
  }
}
