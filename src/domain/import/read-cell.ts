import { foldText } from '#lib/fold-text.js'
import { dayOfSerial } from '#lib/sheet/serial-date.js'
import type { Cell, PlainCell } from '#lib/sheet/sheet.js'
import { type DayOrder, writtenDay } from '#lib/written-day.js'
import { type DecimalMark, writtenNumber } from '#lib/written-number.js'
import type { ImportField, ImportPart } from './import-field.js'
import type { ImportFaultCode, ImportNoteCode, ImportValues } from './import-plan.js'
import { currencies, wordsForClear, wordsForNo, wordsForNone, wordsForYes } from './known-words.js'
import type { Resolver } from './resolver.js'
import type { Vocabulary } from './vocabulary.js'

/** What a cell says of its field: a value, that it is to go, nothing; or what is wrong with it. */
export type CellRead =
  | { readonly is: 'value'; readonly value: unknown; readonly note?: ImportNoteCode }
  | { readonly is: 'clear' }
  | { readonly is: 'nothing' }
  | { readonly is: 'fault'; readonly code: ImportFaultCode; readonly values: ImportValues }

/** How the texts of a column are read. */
export interface CellContext {
  readonly part: ImportPart
  readonly vocabulary: Vocabulary
  readonly resolver: Resolver
  readonly mark: DecimalMark | null
  readonly order: DayOrder | null
}

const value = (found: unknown, note?: ImportNoteCode): CellRead =>
  note ? { is: 'value', value: found, note } : { is: 'value', value: found }
const fault = (code: ImportFaultCode, values: ImportValues = {}): CellRead => ({ is: 'fault', code, values })
const nothing: CellRead = { is: 'nothing' }

const keys = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldText))
const none = keys(wordsForNone)
const clear = keys(wordsForClear)
const yes = keys(wordsForYes)
const no = keys(wordsForNo)
/** What people put where there is nothing to say. */
const blank = /^(?:[-–—/.]+|n\/?a)$/i

const codes: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** The code of a currency by its code, sign or word; null where it is none. */
export const currencyOf = (text: string): string | null => {
  const code = text.trim().toUpperCase()
  if (/^[A-Z]{3}$/.test(code) && codes.has(code)) return code
  return currencies[text.trim().toLowerCase()] ?? null
}

const amount =
  /^([^\d\s.,+-][^\d]*?)?\s*([+-]?\s*\d[\d\s.,'’\u00a0\u202f]*(?:,[-–=]+)?)\s*([^\d\s.,=-][^\d]*)?$/

/** The digits of an amount, and what stands beside them. */
export const amountParts = (text: string): { readonly digits: string; readonly beside: string } | null => {
  const found = amount.exec(text.trim())
  if (!found) return null
  const [, before = '', digits = '', after = ''] = found
  return { digits: digits.trim(), beside: (before || after).trim() }
}

const readNumber = (text: string, mark: DecimalMark | null): number | CellRead => {
  const written = writtenNumber(text)
  if (written === null) return fault('not-a-number', { given: text })
  if ('value' in written) return written.value
  if (mark === null)
    return fault('ambiguous-number', {
      given: text,
      one: written.ambiguous.comma,
      other: written.ambiguous.point,
    })
  return written.ambiguous[mark]
}

const numberOf = (cell: PlainCell, mark: DecimalMark | null): number | CellRead => {
  if (typeof cell === 'number') return cell
  if (typeof cell === 'string') return readNumber(cell, mark)
  if (typeof cell === 'object' && 'amount' in cell) return cell.amount
  return fault('not-a-number', { given: textOf(cell) })
}

const textOf = (cell: PlainCell): string => {
  if (typeof cell !== 'object') return typeof cell === 'string' ? cell.trim() : String(cell)
  if ('date' in cell) return cell.date
  return 'amount' in cell ? String(cell.amount) : cell.error
}

const readAmount = (cell: PlainCell, mark: DecimalMark | null): CellRead => {
  if (typeof cell === 'object' && 'amount' in cell)
    return value({ amount: cell.amount, currency: currencyOf(cell.currency) })
  if (typeof cell !== 'string') {
    const number = numberOf(cell, mark)
    return typeof number === 'number' ? value({ amount: number, currency: null }) : number
  }
  const parts = amountParts(cell)
  if (!parts) return fault('not-a-number', { given: cell })
  const currency = parts.beside === '' ? null : currencyOf(parts.beside)
  if (parts.beside !== '' && currency === null) return fault('not-a-currency', { given: parts.beside })
  const number = readNumber(parts.digits, mark)
  return typeof number === 'number' ? value({ amount: number, currency }) : number
}

const readDay = (cell: PlainCell, order: DayOrder | null): CellRead => {
  if (typeof cell === 'object' && 'date' in cell) return value(cell.date)
  if (typeof cell === 'number') {
    // A day whose cell lost its format; before 1954 it is more likely a year or a count.
    const day = cell >= 20_000 && cell < 90_000 ? dayOfSerial(cell, false) : null
    return day === null ? fault('not-a-day', { given: cell }) : value(day, 'serial-day')
  }
  const text = textOf(cell)
  const written = writtenDay(text, foldText)
  if (written === null) return fault('not-a-day', { given: text })
  if ('day' in written) return value(written.day)
  return order === null
    ? fault('ambiguous-day', {
        given: text,
        one: written.ambiguous['day-first'],
        other: written.ambiguous['month-first'],
      })
    : value(written.ambiguous[order])
}

const readYesNo = (cell: PlainCell): CellRead => {
  if (typeof cell === 'boolean') return value(cell)
  const word = foldText(textOf(cell))
  if (yes.has(word)) return value(true)
  return no.has(word) ? value(false) : fault('not-yes-or-no', { given: textOf(cell) })
}

const readMonths = (cell: PlainCell): CellRead => {
  const found = /^(\d{1,3})\s*([a-z]*)\.?$/.exec(foldText(textOf(cell)))
  if (!found) return fault('not-months', { given: textOf(cell) })
  const [, count = '', unit = ''] = found
  if (unit !== '' && !/^(m|g|y)/.test(unit)) return fault('not-months', { given: textOf(cell) })
  const months = Number(count) * (/^(g|y)/.test(unit) ? 12 : 1)
  return months === 0 ? nothing : value(months)
}

const readPercent = (cell: PlainCell, mark: DecimalMark | null): CellRead => {
  const number =
    typeof cell === 'string' ? readNumber(cell.replace(/\s*%\s*$/, ''), mark) : numberOf(cell, mark)
  if (typeof number !== 'number') return number
  const isShare = number < 1 && !(typeof cell === 'string' && cell.includes('%'))
  return value(isShare ? number : Math.round(number * 1e6) / 1e8)
}

/** The parts of a cell that holds several: one a line, else parted by semicolons. */
const listOf = (text: string): string[] =>
  text
    .split(text.includes('\n') ? '\n' : ';')
    .map((item) => item.trim())
    .filter(Boolean)

const readReference = (
  text: string,
  { to, isMany }: Extract<ImportField['kind'], { is: 'reference' }>,
  { resolver }: CellContext,
): CellRead => {
  const ids: string[] = []
  for (const name of isMany ? listOf(text) : [text]) {
    const found = resolver.resolve(to, name)
    if ('fault' in found) return fault(found.fault, { given: name })
    ids.push(found.id)
  }
  return value(isMany ? ids : ids[0])
}

/** A spreadsheet keeps fifteen digits, and writes `1,23E+11` where a column is too narrow for what it takes for a number. */
const losesDigits = (cell: PlainCell): boolean =>
  typeof cell === 'number'
    ? Number.isInteger(cell) && Math.abs(cell) >= 1e15
    : typeof cell === 'string' && /^\d(?:[.,]\d+)?E\+\d{2,}$/i.test(cell.trim())

/** `12/2020` is an inventory number, and for a spreadsheet it is December: what it was cannot be known any more. */
const numbers = new Set(['id', 'tag', 'serial', 'number', 'invoice'])

const readText = (cell: PlainCell, { path }: ImportField): CellRead => {
  if (losesDigits(cell)) return fault('digits-lost', { given: String(cell) })
  if (typeof cell === 'object' && 'date' in cell && numbers.has(path))
    return fault('became-day', { given: cell.date })
  return value(textOf(cell))
}

const readPlain = (cell: PlainCell, field: ImportField, context: CellContext): CellRead => {
  const { kind, path } = field
  const { mark, order, vocabulary, part } = context
  const text = textOf(cell)
  switch (kind.is) {
    case 'choice': {
      const option = vocabulary.choice(part, path, text)
      return option === undefined ? fault('not-a-choice', { given: text }) : value(option)
    }
    case 'day':
      return readDay(cell, order)
    case 'number': {
      const number = numberOf(cell, mark)
      if (typeof number !== 'number') return number
      return kind.isWhole && !Number.isInteger(number) ? fault('not-whole', { given: text }) : value(number)
    }
    case 'amount':
      return readAmount(cell, mark)
    case 'currency': {
      const code = currencyOf(text)
      return code === null ? fault('not-a-currency', { given: text }) : value(code)
    }
    case 'percent':
      return readPercent(cell, mark)
    case 'yes-no':
      return readYesNo(cell)
    case 'months':
      return readMonths(cell)
    case 'list':
      return value(listOf(text))
    case 'reference':
      return readReference(text, kind, context)
    default:
      return readText(cell, field)
  }
}

/** What a cell says of a field. A formula counts as the value that it had when the file was saved. */
export const readCell = (cell: Cell, field: ImportField, context: CellContext): CellRead => {
  if (cell === null) return nothing
  if (typeof cell === 'object' && 'formula' in cell) {
    if (cell.value === null) return fault('formula-without-value')
    const read = readCell(cell.value, field, context)
    return read.is === 'value' ? { ...read, note: 'formula' } : read
  }
  if (typeof cell === 'object' && 'error' in cell) return fault('error-value', { given: cell.error })
  const text = textOf(cell)
  if (text === '' || blank.test(text)) return nothing
  if (text.startsWith('(') && clear.has(foldText(text)))
    return field.isNullable ? value(null) : { is: 'clear' }
  if (field.isNullable && none.has(foldText(text))) return value(null)
  return readPlain(cell, field, context)
}

/** The part of a cell that shows in which way the numbers, or the days, of its column are written. */
export const telling = (cell: Cell, kind: ImportField['kind']['is']): string | null => {
  const plain = typeof cell === 'object' && cell !== null && 'formula' in cell ? cell.value : cell
  if (typeof plain !== 'string') return null
  return kind === 'amount' ? (amountParts(plain)?.digits ?? null) : plain.replace(/\s*%\s*$/, '')
}
