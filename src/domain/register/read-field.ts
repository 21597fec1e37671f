import type { EntryField } from '#contract/entry-fields.js'
import { type LocalText, mostMoney } from '#contract/register/text.js'
import type { Collection, Register } from '#contract/register.js'
import { parseLocalNumber } from '#lib/local-number.js'
import { meantBy } from './select.js'

/** What is wrong with what somebody gave for a field; each has a text in every language. */
export type FieldFaultCode =
  | 'required'
  | 'too-long'
  | 'not-a-choice'
  | 'not-a-day'
  | 'not-a-number'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'too-fine'
  | 'not-yes-or-no'
  | 'not-there'
  | 'not-in-form'
  | 'taken'
  | 'within-itself'
  | 'choose'

export interface FieldFault {
  /** The field as the form names it, such as `price.amount`. */
  readonly path: string
  readonly code: FieldFaultCode
  readonly values?: Readonly<Record<string, string | number>>
}

/** What somebody typed, by the path of the field. */
export interface Typed {
  /** Empty where nothing was given. */
  one(path: string): string
  all(path: string): readonly string[]
  has(path: string): boolean
}

export interface ReadContext {
  /** The register that references lead into. */
  readonly register: Register
  /** In which numbers and days are written. */
  readonly language: string
}

/** A value, where undefined is none, or what is wrong. */
export type Read<T = unknown> = { readonly value: T | undefined } | { readonly faults: readonly FieldFault[] }

const fault = (path: string, code: FieldFaultCode, values?: FieldFault['values']): Read<never> => ({
  faults: [values ? { path, code, values } : { path, code }],
})

/** A calendar day as a date field gives it, or as people write it: 22.11.2026. */
export const readDay = (text: string): string | null => {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?$/.exec(text) ?? []
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return null
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}

/** A number and what is wrong with it, within bounds. */
export const readNumber = (
  path: string,
  text: string,
  language: string,
  { min, max, isWhole = false }: { min: number | null; max: number | null; isWhole?: boolean },
): Read<number> => {
  const value = parseLocalNumber(text, language)
  if (value === null) return fault(path, 'not-a-number')
  if (isWhole && !Number.isInteger(value)) return fault(path, 'not-whole')
  if (min !== null && value < min) return fault(path, 'too-small', { min })
  if (max !== null && value > max) return fault(path, 'too-large', { max })
  return { value }
}

const readYesNo = (path: string, text: string): Read<boolean> =>
  text === 'yes' || text === 'no' ? { value: text === 'yes' } : fault(path, 'not-yes-or-no')

const lines = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => line.trim())
    .filter(Boolean)

const readReferences = (
  path: string,
  given: readonly string[],
  { to, isMany }: { to: readonly Collection[]; isMany: boolean },
  register: Register,
): Read<string | string[]> => {
  const found = given.map((text) => [text, meantBy(register, to, text)?.id] as const)
  const unknown = found.filter(([, id]) => id === undefined).map(([text]) => text)
  if (unknown.length > 0) return fault(path, 'not-there', { given: unknown.join(', ') })
  const ids = [...new Set(found.flatMap(([, id]) => (id === undefined ? [] : [id])))]
  return { value: isMany ? ids : ids[0] }
}

/** The language of a name that is edited where people of `language` edit; null where it is one text for all. */
export const editedTag = (text: LocalText | undefined, language: string): string | null =>
  text === undefined || typeof text === 'string' ? null : language

/** A name with one of its languages replaced; the others are kept. */
const readLocal = (text: string, before: LocalText | undefined, language: string): LocalText | undefined => {
  const tag = editedTag(before, language)
  if (tag === null || typeof before !== 'object') return text === '' ? undefined : text
  const { [tag]: _, ...others } = before
  const next = text === '' ? others : { ...before, [tag]: text }
  return Object.keys(next).length === 0 ? undefined : next
}

/**
 * The value of one field as it was typed. `before` is what it was: the languages of a name that no form shows are kept.
 * Money and groups are for `readEntry`.
 */
export const readField = (
  { path, kind }: EntryField,
  typed: Typed,
  { register, language }: ReadContext,
  before: unknown,
): Read => {
  const text = typed.one(path).trim()
  if (kind.is === 'local') {
    if (text.length > kind.max) return fault(path, 'too-long', { max: kind.max })
    return { value: readLocal(text, before as LocalText | undefined, register.organisation.language) }
  }
  if (kind.is === 'list') {
    const given = lines(typed.all(path))
    if (given.length > kind.max) return fault(path, 'too-large', { max: kind.max })
    return { value: given.length > 0 ? given : undefined }
  }
  if (kind.is === 'reference') {
    const given = kind.isMany ? lines(typed.all(path)) : [text].filter(Boolean)
    return given.length === 0 ? { value: undefined } : readReferences(path, given, kind, register)
  }
  if (text === '') return { value: undefined }
  switch (kind.is) {
    case 'text':
      return text.length > kind.max ? fault(path, 'too-long', { max: kind.max }) : { value: text }
    case 'choice':
      return kind.options.includes(text) ? { value: text } : fault(path, 'not-a-choice')
    case 'day': {
      const day = readDay(text)
      return day === null ? fault(path, 'not-a-day') : { value: day }
    }
    case 'number':
      return readNumber(path, text, language, kind)
    case 'yes-no':
      return readYesNo(path, text)
    default:
      return { value: before }
  }
}

/** “70.000” is seventy thousand in one language and seventy in another; three decimals are nobody's money. */
const isTooFine = (text: string, value: number): boolean =>
  /[.,]\d{3,}$/.test(text) && value !== Number(text.replaceAll(/\D/g, ''))

/** Money of four fields; none where there is no amount. */
export const readMoney = (path: string, typed: Typed, { language }: ReadContext): Read => {
  const part = (name: string) => typed.one(`${path}.${name}`).trim()
  if (part('amount') === '')
    return part('vatIncluded') || part('vatRate') ? fault(`${path}.amount`, 'required') : { value: undefined }
  const faults: FieldFault[] = []
  const take = <T>(read: Read<T>): T | undefined => {
    if ('value' in read) return read.value
    faults.push(...read.faults)
    return undefined
  }
  const amount = take(readNumber(`${path}.amount`, part('amount'), language, { min: 0, max: mostMoney }))
  if (amount !== undefined && isTooFine(part('amount'), amount))
    faults.push({ path: `${path}.amount`, code: 'too-fine' })
  const currency = part('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) faults.push({ path: `${path}.currency`, code: 'not-in-form' })
  const vat = part('vatIncluded')
  const vatIncluded = vat === '' ? undefined : take(readYesNo(`${path}.vatIncluded`, vat))
  const rate = part('vatRate').replace(/%$/, '')
  const percent =
    rate === '' ? undefined : take(readNumber(`${path}.vatRate`, rate, language, { min: 0, max: 100 }))
  if (faults.length > 0) return { faults }
  return {
    value: {
      amount,
      currency,
      ...(vatIncluded === undefined ? {} : { vatIncluded }),
      ...(percent === undefined ? {} : { vatRate: Math.round(percent * 1e6) / 1e8 }),
    },
  }
}
