import type { SheetLimits } from '#lib/sheet/limits.js'
import type { Cell, PlainCell, Sheet } from '#lib/sheet/sheet.js'
import { addressOf } from '#lib/sheet/sheet.js'
import type { SheetBuilder } from '#lib/sheet/sheet-builder.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { scanXml, type Tag } from '#lib/sheet/xml.js'

/** Content of a cell or a table that is none of its own: a comment, a picture, what was changed. */
const aside = new Set([
  'annotation',
  'tracked-changes',
  'shapes',
  'forms',
  'frame',
  'custom-shape',
  'dde-links',
])

const repeatOf = (tag: Tag, name: string): number => {
  const times = Number(tag.get(name) ?? 1)
  return Number.isInteger(times) && times > 0 ? times : 1
}

const contentOf = (tag: Tag, text: string): PlainCell | null => {
  switch (tag.get('value-type')) {
    case undefined:
      return text === '' ? null : text
    case 'float':
      // Zeros in front, as an inventory number has them, are in what is shown alone.
      if (/^0\d+$/.test(text) && Number(text) === Number(tag.get('value'))) return text
      return Number(tag.get('value') ?? Number.NaN)
    case 'percentage':
      return Number(tag.get('value') ?? Number.NaN)
    case 'currency': {
      const amount = Number(tag.get('value') ?? Number.NaN)
      const currency = tag.get('currency')
      return currency ? { amount, currency } : amount
    }
    case 'date':
      return { date: (tag.get('date-value') ?? '').slice(0, 10) }
    case 'boolean':
      return tag.get('boolean-value') === 'true'
    case 'error':
      return { error: text }
    default:
      return tag.get('string-value') ?? text
  }
}

const cellOf = (tag: Tag, text: string): Cell => {
  const value = contentOf(tag, text)
  if (tag.get('formula') === undefined) return value
  const isError = /^(#|Err:)/.test(text)
  return { formula: true, value: isError ? { error: text } : value }
}

interface Repeated {
  readonly cell: Cell
  readonly times: number
}

/** Reads every table of `content.xml`. */
export const readOdsTables = (xml: string, limits: SheetLimits, newBuilder: () => SheetBuilder): Sheet[] => {
  const sheets: Sheet[] = []
  let builder: SheetBuilder | null = null
  let name = ''
  let tables = 0
  let asides = 0
  let row = 0
  let rowTimes = 1
  let cells: Repeated[] = []
  let column = 0
  let cell: Tag | null = null
  let cellTimes = 1
  let text = ''
  let paragraphs = 0
  let style = ''
  let isHidden = false
  const hiddenStyles = new Set<string>()
  let isParagraph = false

  const beginCell = (tag: Tag) => {
    cell = tag
    cellTimes = repeatOf(tag, 'number-columns-repeated')
    text = ''
    paragraphs = 0
    const across = repeatOf(tag, 'number-columns-spanned')
    const down = repeatOf(tag, 'number-rows-spanned')
    if (across > 1 || down > 1)
      builder?.merge(`${addressOf(column, row)}:${addressOf(column + across - 1, row + down - 1)}`)
  }
  const endCell = () => {
    if (cell) cells.push({ cell: cellOf(cell, text), times: cellTimes })
    column += cellTimes
    cell = null
  }
  const endRow = () => {
    // What repeats to the end of the sheet is a format and no content.
    while (cells.length > 0 && cells.at(-1)?.cell === null) cells.pop()
    if (cells.length > 0) {
      if (rowTimes > limits.rows) throw new SheetProblem('too-many-rows', { limit: limits.rows })
      for (let line = row; line < row + rowTimes; line += 1) {
        let at = 0
        for (const { cell: content, times } of cells) {
          if (content !== null)
            for (let index = 0; index < times; index += 1) builder?.put(line, at + index, content)
          at += times
        }
      }
    }
    row += rowTimes
  }

  scanXml(xml, {
    open: (tagName, tag) => {
      if (aside.has(tagName)) asides += 1
      if (asides > 0) return
      if (tagName === 'style') style = tag.get('name') ?? ''
      else if (tagName === 'table-properties' && tag.get('display') === 'false') hiddenStyles.add(style)
      else if (tagName === 'table') {
        tables += 1
        if (tables > 1) return
        builder = newBuilder()
        name = tag.get('name') ?? ''
        isHidden = hiddenStyles.has(tag.get('style-name') ?? '')
        row = 1
      } else if (tables !== 1) return
      else if (tagName === 'table-row') {
        rowTimes = repeatOf(tag, 'number-rows-repeated')
        cells = []
        column = 0
      } else if (tagName === 'table-cell') beginCell(tag)
      else if (tagName === 'covered-table-cell') {
        cells.push({ cell: null, times: repeatOf(tag, 'number-columns-repeated') })
        column += repeatOf(tag, 'number-columns-repeated')
      } else if (!cell) return
      else if (tagName === 'p' || tagName === 'h') {
        if (paragraphs > 0) text += '\n'
        paragraphs += 1
        isParagraph = true
      } else if (tagName === 's') text += ' '.repeat(Math.min(1000, repeatOf(tag, 'c')))
      else if (tagName === 'tab') text += '\t'
      else if (tagName === 'line-break') text += '\n'
    },
    text: (content) => {
      if (isParagraph && asides === 0) text += content
    },
    close: (tagName) => {
      if (aside.has(tagName)) asides -= 1
      else if (asides > 0) return
      else if (tagName === 'table') {
        tables -= 1
        if (tables === 0 && builder) sheets.push(builder.build(name, isHidden))
      } else if (tables !== 1) return
      else if (tagName === 'p' || tagName === 'h') isParagraph = false
      else if (tagName === 'table-cell') endCell()
      else if (tagName === 'table-row') endRow()
    },
  })
  return sheets
}
