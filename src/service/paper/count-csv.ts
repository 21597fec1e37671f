import type { CountSheet } from '../count-sheet.js'
import { type CountWords, countColumns, holderName, rowCells } from './count-words.js'

/** A cell that begins like a formula is kept from being one; a number may begin with its sign. */
const cell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^[+-]\d+$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The list as CSV (RFC 4180, with a byte order mark): a line for each thing; amounts with a dot, as programs read them. */
export const countCsv = ({ frame, lists, hash }: CountSheet, words: CountWords): string => {
  const head = [
    words.t('count.custodian'),
    ...countColumns.map((column) => words.t(`count.column.${column}`)),
    words.t('count.currency'),
    words.t('count.hash'),
  ]
  const lines = lists.flatMap(({ custodian, rows }) =>
    rows.map((row, index) => {
      const cells = rowCells(words, frame, row, index + 1)
      const plain = {
        ...cells,
        found: row.found === null ? '' : cells.found,
        difference: row.found === null ? '' : String(row.found - row.recorded),
        value: row.value?.amount ?? '',
      }
      return [
        holderName(words, frame, custodian),
        ...countColumns.map((column) => plain[column]),
        row.value?.currency ?? '',
        hash,
      ]
    }),
  )
  return `\uFEFF${[head, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}
