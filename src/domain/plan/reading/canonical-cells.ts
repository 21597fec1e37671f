import type { Measure } from '#contract/register/measure.js'
import { foldText } from '#lib/fold-text.js'
import type { Cell, PlainCell } from '#lib/sheet/sheet.js'
import { writtenDay } from '#lib/written-day.js'
import { writtenNumber } from '#lib/written-number.js'

/** A cell as people see it. */
export const textOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  const plain: PlainCell | null = typeof cell === 'object' && 'formula' in cell ? cell.value : cell
  if (plain === null) return ''
  if (typeof plain !== 'object') return String(plain).trim()
  if ('date' in plain) return plain.date
  return 'amount' in plain ? String(plain.amount) : plain.error
}

export const listOf = (text: string): string[] =>
  text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')

/** Roles as ids: “IT administrator” is `it-administrator`. */
export const rolesOf = (text: string): string[] =>
  listOf(text).map((role) => (/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(role) ? role : slug(role)))

const slug = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** Undefined where nothing stands there; null where it is no amount, or might be two. */
export const numberOf = (text: string): number | undefined | null => {
  if (text === '' || /^[-–—]$/.test(text)) return undefined
  const read = writtenNumber(text)
  return read !== null && 'value' in read && read.value >= 0 ? read.value : null
}

/** A day, or the word that stands in its place; null where it is neither. */
export const deadlineOf = (text: string): { deadline?: string; word: string } | null => {
  const read = writtenDay(text, foldText)
  if (read !== null && 'day' in read) return { deadline: read.day, word: 'date' }
  return read === null && !/\d/.test(text) ? { word: text } : null
}

export const statedOf = (text: string): Pick<Measure, 'quantityStated'> => {
  if (/^(?:yes|true|da|ano|да)/i.test(text)) return { quantityStated: true }
  return /^(?:no|false|ne|не)/i.test(text) ? { quantityStated: false } : {}
}
