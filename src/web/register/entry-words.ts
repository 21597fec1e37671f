import type { EntryField } from '#contract/entry-fields.js'
import { fieldsOf } from '#contract/entry-fields.js'
import type { LocalText, Money } from '#contract/register/text.js'
import type { Part, Register } from '#contract/register.js'
import { type Entry, nameOf, referred } from '#domain/register/entries.js'
import { amount } from '../fact-value.js'
import type { Voice } from '../voice.js'

/** What a field is called; one that the contract does not name is called as it is. */
export const labelOf = (voice: Voice, part: Part, path: string): string => {
  const own = `register.${part}.${path}`
  if (voice.has(own)) return voice.t(own)
  const [, inner] = /^[^.]+\.(amount|currency|vatIncluded|vatRate)$/.exec(path) ?? []
  return inner ? voice.t(`register.money.${inner}`) : path
}

/** A word of a choice, as `in-use`, in the reader's language. */
export const choiceWord = (voice: Voice, part: Part, path: string, value: string): string => {
  const key = part === 'assets' && path === 'kind' ? `kind.${value}` : `register.${part}.${path}.${value}`
  return voice.has(key) ? voice.t(key) : value
}

/** The name of an entry, or its id where it has none. */
export const entryName = (voice: Voice, entry: Entry): string => {
  const name = nameOf(entry)
  return name === null ? entry.id : voice.local(name)
}

/** An entry by its id and its name. */
export const entryTitle = (voice: Voice, entry: Entry): string => {
  const name = entryName(voice, entry)
  return name === entry.id ? name : `${entry.id} · ${name}`
}

export const moneyText = (voice: Voice, { amount, currency, vatIncluded, vatRate }: Money): string =>
  [
    `${voice.number(amount, 2)} ${currency}`,
    vatIncluded !== undefined && voice.t(vatIncluded ? 'register.with-vat' : 'register.without-vat'),
    vatRate !== undefined && voice.t('register.vat-rate', { rate: voice.number(vatRate * 100, 2) }),
  ]
    .filter(Boolean)
    .join(', ')

const fieldAt = (fields: readonly EntryField[], path: string): EntryField | undefined => {
  for (const field of fields) {
    if (field.path === path) return field
    if (field.kind.is === 'group' && path.startsWith(`${field.path}.`))
      return fieldAt(field.kind.fields, path)
  }
  return undefined
}

/** A field of a part by its path; undefined for what the contract does not name. */
export const fieldOf = (part: Part, path: string): EntryField | undefined => fieldAt(fieldsOf(part), path)

const nameOfReferred = (
  voice: Voice,
  register: Register,
  kind: Extract<EntryField['kind'], { is: 'reference' }>,
  id: string,
): string => {
  const found = referred(register, kind.to, id)
  return found ? entryName(voice, found.entry) : id
}

/** A value as its field means it, in the reader's words; empty where there is none. */
export const valueText = (
  voice: Voice,
  register: Register,
  part: Part,
  field: EntryField | undefined,
  value: unknown,
): string => {
  if (value === undefined || value === '') return ''
  if (value === null) return voice.t('value.none')
  if (!field) return voice.value('', value)
  const { kind, path } = field
  switch (kind.is) {
    case 'choice':
      return choiceWord(voice, part, path, String(value))
    case 'local':
      return voice.local(value as LocalText)
    case 'money':
      return moneyText(voice, value as Money)
    case 'reference':
      return (Array.isArray(value) ? value : [value])
        .map((id) => nameOfReferred(voice, register, kind, String(id)))
        .join(', ')
    case 'list':
      return (value as readonly string[]).join(', ')
    case 'group':
      return kind.fields
        .map((inner) =>
          valueText(voice, register, part, inner, (value as Readonly<Record<string, unknown>>)[inner.name]),
        )
        .filter(Boolean)
        .join(' · ')
    case 'data':
      return Array.isArray(value) ? voice.t('web.entries', { count: value.length }) : JSON.stringify(value)
    default:
      // Names of other fields tell their unit.
      return typeof value === 'number' && path.endsWith('Bytes')
        ? amount(voice, path, value)
        : voice.value(path, value)
  }
}
