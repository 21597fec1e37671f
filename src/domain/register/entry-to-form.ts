import { type EntryField, fieldsOf } from '#contract/entry-fields.js'
import type { LocalText, Money } from '#contract/register/text.js'
import type { Part } from '#contract/register.js'
import { formatLocalNumber } from '#lib/local-number.js'
import { editedTag, type Typed } from './read-field.js'

/** What a form shows, by the path of the field. */
export type FormValues = ReadonlyMap<string, readonly string[]>

type Fields = Readonly<Record<string, unknown>>

const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? 'yes' : 'no')

const ofMoney = (path: string, value: Money | undefined, language: string): [string, string[]][] => {
  const number = (amount: number | undefined) =>
    amount === undefined ? '' : formatLocalNumber(amount, language)
  return [
    [`${path}.amount`, [number(value?.amount)]],
    [`${path}.currency`, [value?.currency ?? '']],
    [`${path}.vatIncluded`, [yesNo(value?.vatIncluded)]],
    [
      `${path}.vatRate`,
      [number(value?.vatRate === undefined ? undefined : Math.round(value.vatRate * 1e8) / 1e6)],
    ],
  ]
}

const ofLocal = (value: LocalText | undefined, own: string): string => {
  const tag = editedTag(value, own)
  return typeof value === 'object' ? (tag === null ? '' : (value[tag] ?? '')) : (value ?? '')
}

const ofField = (field: EntryField, entry: Fields, language: string, own: string): [string, string[]][] => {
  const { kind, name, path } = field
  const value = entry[name]
  if (kind.is === 'money') return ofMoney(path, value as Money | undefined, language)
  if (kind.is === 'group')
    return kind.fields.flatMap((inner) => ofField(inner, (value ?? {}) as Fields, language, own))
  if (kind.is === 'data') return []
  if (kind.is === 'local') return [[path, [ofLocal(value as LocalText | undefined, own)]]]
  if (kind.is === 'yes-no') return [[path, [yesNo(value as boolean | undefined)]]]
  if (value === undefined || value === null) return [[path, ['']]]
  if (Array.isArray(value)) return [[path, value.map(String)]]
  return [[path, [typeof value === 'number' ? formatLocalNumber(value, language) : String(value)]]]
}

/**
 * What a form shows of an entry: what `readEntry` makes the same entry of. `own` is the language of the organisation,
 * `language` the one in which numbers are written.
 */
export const formValues = (
  part: Part,
  entry: object,
  { language, own }: { readonly language: string; readonly own: string },
): FormValues => new Map(fieldsOf(part).flatMap((field) => ofField(field, entry as Fields, language, own)))

/** What was typed, as a form gives it. */
export const typedOf = (values: FormValues): Typed => ({
  one: (path) => values.get(path)?.[0] ?? '',
  all: (path) => values.get(path) ?? [],
  has: (path) => values.has(path),
})
