import type { EntryField } from '#contract/entry-fields.js'
import { type ImportPart, importFieldsOf } from '#domain/import/import-field.js'
import type { ImportFault, ImportNote, ImportPlace } from '#domain/import/import-plan.js'
import { labelsOf, optionTexts } from '#domain/import/vocabulary.js'
import { Problem } from '#lib/problem.js'
import { saidOfCheck } from '#lib/said.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { saidBy, type Texts } from '../texts.js'
import { wordsIn } from './imports.js'

/** What a field is called in a language; its path where it has no name. */
export const fieldLabel = (texts: Texts, language: string, part: ImportPart, path: string): string => {
  const field = importFieldsOf(part).find((known) => known.path === path)
  const [label] = field ? labelsOf(part, field, wordsIn(texts, language)) : []
  return (
    label ??
    (texts.has(language, `register.${part}.${path}`) ? texts.t(language, `register.${part}.${path}`) : path)
  )
}

/** The word for an option of a choice. */
export const optionWord = (
  texts: Texts,
  language: string,
  part: ImportPart,
  path: string,
  option: string,
): string => optionTexts(part, path, option, wordsIn(texts, language))[0] ?? option

type Told = Pick<ImportFault | ImportNote, 'code' | 'values' | 'path' | 'head'>

const say = (
  kind: 'fault' | 'note',
  texts: Texts,
  language: string,
  part: ImportPart,
  told: Told,
): string => {
  const { what } = told.values
  return texts.t(language, `import.${kind}.${told.code}`, {
    ...told.values,
    ...(typeof what === 'string' && { what: texts.said(language, saidOfCheck(what)) ?? what }),
    field: told.path === null ? '' : fieldLabel(texts, language, part, told.path),
    path: told.path ?? '',
  })
}

export const faultText = (texts: Texts, language: string, part: ImportPart, fault: ImportFault): string =>
  say('fault', texts, language, part, fault)

export const noteText = (texts: Texts, language: string, part: ImportPart, note: ImportNote): string =>
  say('note', texts, language, part, note)

/** `B12`, `row 12`, with the sheet where the file has several. */
export const placeText = (
  texts: Texts,
  language: string,
  place: ImportPlace,
  sheet: string | null,
): string => {
  const at =
    place.address ?? (place.row === null ? '' : texts.t(language, 'import.row', { row: String(place.row) }))
  return sheet && at ? `${sheet}!${at}` : at
}

/** A value as a report shows it: short, and one line. */
export const valueText = (
  texts: Texts,
  language: string,
  part: ImportPart,
  field: Pick<EntryField, 'path'>,
  value: unknown,
): string => {
  if (value === undefined) return ''
  if (value === null) return texts.t(language, 'import.none')
  if (typeof value === 'boolean') return texts.t(language, value ? 'import.yes' : 'import.no')
  if (Array.isArray(value)) return value.map(String).join('; ')
  if (typeof value === 'object') {
    const fields = value as Readonly<Record<string, unknown>>
    if (typeof fields.amount === 'number')
      return `${new Intl.NumberFormat(language).format(fields.amount)} ${String(fields.currency ?? '')}`
    return Object.values(fields).map(String).join(' / ')
  }
  return typeof value === 'string' ? optionWord(texts, language, part, field.path, value) : String(value)
}

/** Says why a file could not be read as a table; anything else is thrown as it is. */
export const asProblem = (error: unknown, texts: Texts): Problem => {
  if (!(error instanceof SheetProblem)) throw error
  const isTooMuch = /^too-many|^bomb|^no-memory/.test(error.reason)
  return new Problem(
    isTooMuch ? 'too_large' : error.reason === 'unknown' ? 'unsupported' : 'invalid',
    saidBy(texts, `import.sheet.${error.reason}`, error.values),
    { cause: error },
  )
}
