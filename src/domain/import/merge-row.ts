import type { LocalText } from '#contract/register/text.js'
import { toLatin } from '#lib/latin.js'
import { sameValue } from '#lib/same-value.js'
import type { Cell } from '#lib/sheet/sheet.js'
import type { ImportField, ImportPart } from './import-field.js'

export type Body = Record<string, unknown>

/** A name with what a column says of it. The languages that it says nothing of are kept. */
const mergedName = (before: LocalText | undefined, text: string, language: string): LocalText => {
  if (before === undefined || typeof before === 'string') return text
  const isSaid =
    Object.values(before).some((own) => own === text) || toLatin(before['sr-Cyrl'] ?? '') === text
  return isSaid ? before : { ...before, [language]: text }
}

const inLanguage = (
  before: LocalText | undefined,
  text: string,
  tag: string,
  language: string,
): LocalText => {
  const all = typeof before === 'string' ? { [language]: before } : (before ?? {})
  return { ...all, [tag]: text }
}

interface Amount {
  readonly amount: number
  readonly currency: string | null
}

const put = (body: Body, path: string, value: unknown): void => {
  const [first = '', second] = path.split('.')
  if (second === undefined) {
    if (value === undefined) delete body[first]
    else body[first] = value
    return
  }
  const group = { ...(body[first] as Body | undefined) }
  if (value === undefined) delete group[second]
  else group[second] = value
  if (Object.keys(group).length === 0) delete body[first]
  else body[first] = group
}

const heldAt = (body: Body, path: string): unknown =>
  path.split('.').reduce<unknown>((value, step) => (value as Body | undefined)?.[step], body)

/** Spaces around a text, and what ends its lines, are lost on the way through a table. */
const saysSame = (held: unknown, value: unknown): boolean =>
  typeof held === 'string' && typeof value === 'string'
    ? held.replace(/\r\n?/g, '\n').trim() === value.replace(/\r\n?/g, '\n').trim()
    : held !== undefined && sameValue(held, value)

/** True where a cell says the very text that the entry holds, whatever else the text might mean. */
export const isHeld = (body: Body, { path }: ImportField, cell: Cell | undefined): boolean =>
  typeof cell === 'string' && cell.trim() !== '' && cell === heldAt(body, path)

/** Puts what a cell says into an entry; undefined takes it away. `language` is that of the organisation. */
export const mergeValue = (body: Body, field: ImportField, value: unknown, language: string): void => {
  const { kind, path, within } = field
  const before = body[within] as LocalText | undefined
  if (saysSame(heldAt(body, path), value)) return
  if (value === undefined) put(body, kind.is === 'amount' ? within : path, undefined)
  else if (kind.is === 'local') body[within] = mergedName(before, String(value), language)
  else if (kind.is === 'named') body[within] = inLanguage(before, String(value), kind.language, language)
  else if (kind.is === 'amount') {
    const { amount, currency } = value as Amount
    put(body, path, amount)
    if (currency !== null) put(body, `${within}.currency`, currency)
  } else put(body, path, value)
}

/** A currency without an amount says nothing; an amount without one is in that of the organisation. */
const settleMoney = (body: Body, name: string, currency: string): void => {
  const money = body[name] as Body | undefined
  if (money === undefined) return
  if (money.amount === undefined) delete body[name]
  else if (money.currency === undefined) body[name] = { ...money, currency }
}

/** What follows from other fields of the same entry. */
export const settle = (body: Body, isNew: boolean, part: ImportPart, currency: string): void => {
  settleMoney(body, 'price', currency)
  settleMoney(body, 'amount', currency)
  if (part !== 'entitlements' || !isNew) return
  const product = (body.product ?? {}) as Body
  if (product.family === undefined && typeof body.name === 'string')
    body.product = { ...product, family: body.name.slice(0, 256) }
  // A right for ever has no last day; of any other somebody has to say it.
  if (body.kind === 'perpetual' && body.end === undefined) body.end = null
}

/** The last day of a warranty of so many months that begins on `day`. */
export const afterMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const end = Date.UTC(year, month - 1 + months, Math.min(date, last))
  return new Date(end - 24 * 3600 * 1000).toISOString().slice(0, 10)
}
