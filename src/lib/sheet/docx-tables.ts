import type { DocxLists, InList } from '#lib/sheet/docx-lists.js'
import type { SheetLimits } from '#lib/sheet/limits.js'
import { addressOf, type Sheet } from '#lib/sheet/sheet.js'
import type { SheetBuilder } from '#lib/sheet/sheet-builder.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { scanXml } from '#lib/sheet/xml.js'

/** What is not there any more, is there a second time, or floats above the text. */
const aside = new Set(['del', 'moveFrom', 'Fallback', 'txbxContent', 'pPrChange', 'tcPrChange', 'trPrChange'])

interface Reading {
  readonly builder: SheetBuilder
  readonly nested: string[]
  readonly listed: string[]
  /** The number that a list gives the first paragraph of the cell. */
  number: string
  row: number
  column: number
  span: number
  text: string
  paragraphs: number
  merge: 'restart' | 'continue' | null
  isRowDeleted: boolean
  cells: { column: number; text: string; isListed: boolean }[]
  /** Cells that reach down, by the column in which they begin. */
  readonly open: Map<number, { from: number; span: number; to: number }>
}

/** Paragraphs before the first table that may say what it is. */
const mostParagraphs = 60

/**
 * Reads the tables of a text document. What is deleted in tracked changes is left out and what is inserted stays; a table
 * inside a cell is text of that cell. The text before the first table is a sheet without a name.
 */
export const readDocxTables = (
  xml: string,
  limits: SheetLimits,
  newBuilder: () => SheetBuilder,
  lists: DocxLists,
): Sheet[] => {
  const sheets: Sheet[] = []
  const before = newBuilder()
  let paragraphs = 0
  let paragraph = ''
  let reading: Reading | null = null
  let depth = 0
  let asides = 0
  let isRowProperties = 0
  let isText = false
  let inList: InList | null = null
  let level = 0

  /** Every paragraph of a list counts, wherever it stands. */
  const endParagraph = () => {
    const number = inList === null ? '' : lists.next(inList)
    inList = null
    if (reading && depth === 1 && reading.paragraphs === 1) reading.number = number
  }
  const closeMerge = (current: Reading, column: number) => {
    const open = current.open.get(column)
    current.open.delete(column)
    if (open && (open.to > open.from || open.span > 1))
      current.builder.merge(`${addressOf(column, open.from)}:${addressOf(column + open.span - 1, open.to)}`)
  }
  const beginRow = (current: Reading) => {
    current.row += 1
    current.column = 0
    current.cells = []
    current.isRowDeleted = false
    if (current.row > limits.rows + 1) throw new SheetProblem('too-many-rows', { limit: limits.rows })
  }
  const beginCell = (current: Reading) => {
    current.span = 1
    current.text = ''
    current.paragraphs = 0
    current.merge = null
    current.number = ''
  }
  const endCell = (current: Reading) => {
    const { column, row, span, merge } = current
    if (column + span > limits.columns)
      throw new SheetProblem('too-many-columns', { limit: limits.columns, column: String(column + span) })
    const open = current.open.get(column)
    if (merge === 'continue' && open) open.to = row
    else {
      closeMerge(current, column)
      const own = current.text.trim()
      const text = own || current.number.trim()
      if (text !== '') current.cells.push({ column, text, isListed: own === '' })
      if (merge === 'restart' || span > 1) current.open.set(column, { from: row, span, to: row })
    }
    current.column = column + span
  }
  const endRow = (current: Reading) => {
    if (current.isRowDeleted) {
      current.row -= 1
      return
    }
    for (const { column, text, isListed } of current.cells) {
      current.builder.put(current.row, column, text)
      if (isListed) current.listed.push(addressOf(column, current.row))
    }
    for (const [column, { to }] of [...current.open]) if (to < current.row) closeMerge(current, column)
  }

  scanXml(xml, {
    open: (name, tag) => {
      if (name === 'trPr') isRowProperties += 1
      // In the properties of a row it says that the row itself was deleted.
      if (name === 'del' && isRowProperties > 0 && depth === 1 && reading) reading.isRowDeleted = true
      if (aside.has(name)) asides += 1
      if (asides > 0) return
      if (name === 'tbl') {
        depth += 1
        if (depth === 1)
          reading = {
            builder: newBuilder(),
            nested: [],
            listed: [],
            number: '',
            row: 0,
            column: 0,
            span: 1,
            text: '',
            paragraphs: 0,
            merge: null,
            isRowDeleted: false,
            cells: [],
            open: new Map(),
          }
        else if (reading) reading.nested.push(addressOf(reading.column, reading.row))
      } else if (name === 't') isText = true
      else if (name === 'pStyle') inList = lists.ofStyle(tag.get('val') ?? '')
      else if (name === 'numPr') level = 0
      else if (name === 'ilvl') level = Number(tag.get('val') ?? 0)
      else if (name === 'numId') inList = { list: tag.get('val') ?? '', level }
      else if (!reading) {
        if (name === 'p') paragraph = ''
        else if (name === 'tab' || name === 'br') paragraph += ' '
      } else if (depth === 1 && name === 'tr') beginRow(reading)
      else if (depth === 1 && name === 'tc') beginCell(reading)
      else if (depth === 1 && (name === 'gridSpan' || name === 'gridBefore')) {
        const count = Number(tag.get('val') ?? 1)
        const span = Number.isInteger(count) && count > 0 ? Math.min(count, limits.columns + 1) : 1
        if (name === 'gridSpan') reading.span = span
        else reading.column += span
      } else if (depth === 1 && name === 'vMerge')
        reading.merge = tag.get('val') === 'restart' ? 'restart' : 'continue'
      else if (name === 'p') {
        if (reading.paragraphs > 0) reading.text += '\n'
        reading.paragraphs += 1
      } else if (name === 'tab') {
        // The tab stops of a paragraph are called the same, and stand outside its text.
        if (reading.text !== '') reading.text += ' '
      } else if (name === 'br' || name === 'cr') reading.text += '\n'
      else if (name === 'noBreakHyphen') reading.text += '-'
    },
    text: (text) => {
      if (!isText || asides > 0) return
      if (reading) reading.text += text
      else paragraph += text
    },
    close: (name) => {
      if (name === 'trPr') isRowProperties -= 1
      if (aside.has(name)) {
        asides -= 1
        return
      }
      if (asides > 0) return
      if (name === 'p') endParagraph()
      if (name === 't') isText = false
      else if (name === 'tbl') {
        depth -= 1
        if (depth > 0 || !reading) return
        for (const column of [...reading.open.keys()]) closeMerge(reading, column)
        const { nested, listed } = reading
        sheets.push({
          ...reading.builder.build(`Table ${sheets.length + 1}`),
          ...(nested.length > 0 && { nested: [...new Set(nested)] }),
          ...(listed.length > 0 && { listed }),
        })
        reading = null
      } else if (!reading) {
        if (name === 'p' && sheets.length === 0 && paragraphs < mostParagraphs && paragraph.trim() !== '') {
          paragraphs += 1
          before.put(paragraphs, 0, paragraph.trim())
        }
      } else if (depth === 1 && name === 'tc') endCell(reading)
      else if (depth === 1 && name === 'tr') endRow(reading)
    },
  })
  return paragraphs > 0 ? [before.build(''), ...sheets] : sheets
}
