import { defineSheetFormat, type SheetToWrite } from '#domain/import/sheet-format.js'
import { eachCsvRow } from '#lib/sheet/csv-rows.js'
import { separatorOf } from '#lib/sheet/csv-separator.js'
import { decodeText } from '#lib/sheet/decode-text.js'
import type { PlainCell, Sheet } from '#lib/sheet/sheet.js'
import { openCounter } from '#lib/sheet/sheet-builder.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import type { DecimalMark } from '#lib/written-number.js'

/** Excel begins some files by saying how their cells are parted. */
const saidSeparator = /^sep=(.)\r?\n/i

/** Pages, programs' data and documents are text as well; what other programs call a table of theirs often is one. */
const isOther = /^\s*(?:<[!?a-z]|%PDF-|\{)/i

/** Text that a spreadsheet would run is kept from it by an apostrophe, as people type it; reading takes it off again. */
const runs = /^'*[=+\-@\t\r]/

/** With three decimals it would be taken for thousands: a fourth one says that it is not. */
const asNumber = (number: number, mark: DecimalMark): string => {
  const text = String(number)
  const clear = /\.\d{3}$/.test(text) ? `${text}0` : text
  return mark === 'comma' ? clear.replace('.', ',') : clear
}

const asText = (cell: PlainCell | null, mark: DecimalMark): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return runs.test(cell) ? `'${cell}` : cell
  if (typeof cell === 'number') return asNumber(cell, mark)
  if (typeof cell === 'boolean') return String(cell)
  if ('date' in cell) return cell.date
  return 'amount' in cell ? `${asNumber(cell.amount, mark)} ${cell.currency}` : cell.error
}

const quoted = (text: string): string =>
  /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const written = ({ heads, rows }: SheetToWrite, mark: DecimalMark): string =>
  [heads, ...rows].map((row) => row.map((cell) => quoted(asText(cell, mark))).join(';')).join('\r\n')

/** Text with separators: any of the usual ones is read; written are UTF-8 with its mark and semicolons. */
export default defineSheetFormat({
  mediaType: 'text/csv; charset=utf-8',
  // Whatever is no archive: only reading it shows whether it is text.
  recognises: (bytes) => bytes[0] !== 0x50 || bytes[1] !== 0x4b,
  read: (bytes, { limits, encoding: asked }) => {
    const { text, encoding } = decodeText(bytes, asked)
    if (text.includes('\0') || isOther.test(text)) throw new SheetProblem('unknown')
    const said = saidSeparator.exec(text)
    const separator = said?.[1] ?? separatorOf(text)
    const builder = openCounter(limits)()
    const skipped = said ? 1 : 0
    eachCsvRow(said ? text.slice(said[0].length) : text, separator, (row, cells) => {
      cells.forEach((cell, column) => {
        const value =
          cell.trim() === '' ? null : runs.test(cell.slice(1)) && cell.startsWith("'") ? cell.slice(1) : cell
        builder.put(row + skipped, column, value)
      })
    })
    const sheets: Sheet[] = [builder.build('')]
    return { sheets, encoding, separator }
  },
  write: async ([sheet], mark) => new TextEncoder().encode(sheet ? `\uFEFF${written(sheet, mark)}\r\n` : ''),
})
