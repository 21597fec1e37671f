import { addressOf } from '#lib/sheet/sheet.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'

const newline = 10
const carriage = 13
const quote = 34

/**
 * The rows of a CSV text (RFC 4180), whatever ends its lines; each is told as it is met, counted from one. A quote
 * within a word is a letter.
 * @throws SheetProblem quotes: one is not closed, or text follows the closing one; names the cell.
 */
export const eachCsvRow = (
  text: string,
  separator: string,
  take: (row: number, cells: readonly string[]) => void,
): void => {
  const parts = separator.charCodeAt(0)
  let at = 0
  let row = 1
  let cells: string[] = []
  const endRow = () => {
    take(row, cells)
    row += 1
    cells = []
  }
  const quotedCell = (): string => {
    let value = ''
    let from = at + 1
    for (;;) {
      const end = text.indexOf('"', from)
      if (end < 0) throw new SheetProblem('quotes', { place: addressOf(cells.length, row), row })
      value += text.slice(from, end)
      if (text.charCodeAt(end + 1) !== quote) {
        at = end + 1
        break
      }
      value += '"'
      from = end + 2
    }
    const next = text.charCodeAt(at)
    const isEnd = at >= text.length || next === parts || next === newline || next === carriage
    if (!isEnd) throw new SheetProblem('quotes', { place: addressOf(cells.length, row), row })
    return value
  }
  const plainCell = (): string => {
    const from = at
    while (at < text.length) {
      const code = text.charCodeAt(at)
      if (code === parts || code === newline || code === carriage) break
      at += 1
    }
    return text.slice(from, at)
  }

  while (at < text.length) {
    cells.push(text.charCodeAt(at) === quote ? quotedCell() : plainCell())
    if (at >= text.length) break
    const code = text.charCodeAt(at)
    at += 1
    if (code === parts) {
      if (at >= text.length) cells.push('')
      continue
    }
    if (code === carriage && text.charCodeAt(at) === newline) at += 1
    endRow()
  }
  if (cells.length > 0) endRow()
}
