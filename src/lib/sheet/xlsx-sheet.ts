import { dayOfSerial } from '#lib/sheet/serial-date.js'
import { type Cell, type PlainCell, placeOf } from '#lib/sheet/sheet.js'
import type { SheetBuilder } from '#lib/sheet/sheet-builder.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import type { NumberStyle } from '#lib/sheet/xlsx-styles.js'
import { scanXml } from '#lib/sheet/xml.js'

/** What cells of a workbook refer to. */
export interface Workbook {
  readonly strings: readonly string[]
  readonly styles: readonly NumberStyle[]
  readonly is1904: boolean
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

/** The texts that cells share, in their order; what is read to who cannot read the signs is left out. */
export const readSharedStrings = (xml: string): string[] => {
  const strings: string[] = []
  let current = ''
  let isText = false
  let isReading = false
  scanXml(xml, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') isReading = true
      else if (name === 't') isText = !isReading
    },
    text: (text) => {
      if (isText) current += text
    },
    close: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') isReading = false
      else if (name === 'si') strings.push(unescaped(current))
    },
  })
  return strings
}

const numberCell = (raw: string, style: NumberStyle | undefined, is1904: boolean): PlainCell => {
  const value = Number(raw)
  if (!Number.isFinite(value)) return raw
  if (style?.isDate) {
    const date = dayOfSerial(value, is1904)
    return date === null ? value : { date }
  }
  if (style?.digits && Number.isSafeInteger(value) && value >= 0)
    return String(value).padStart(style.digits, '0')
  return style?.currency ? { amount: value, currency: style.currency } : value
}

const contentOf = (type: string, raw: string, style: NumberStyle | undefined, book: Workbook): PlainCell => {
  switch (type) {
    case 's': {
      const text = book.strings[Number(raw)]
      if (text === undefined) throw new SheetProblem('damaged', { detail: `there is no text ${raw}` })
      return text
    }
    case 'str':
    case 'inlineStr':
      return unescaped(raw)
    case 'b':
      return raw === '1' || raw === 'true'
    case 'e':
      return { error: raw }
    case 'd':
      return { date: raw.slice(0, 10) }
    default:
      return numberCell(raw, style, book.is1904)
  }
}

/** Reads the cells of one sheet's XML into `builder`. */
export const readXlsxSheet = (xml: string, book: Workbook, builder: SheetBuilder): void => {
  let row = 0
  let column = -1
  let type = 'n'
  let style: NumberStyle | undefined
  let raw = ''
  let isValue = false
  let hasFormula = false
  let hasValue = false
  scanXml(xml, {
    open: (name, tag) => {
      switch (name) {
        case 'row':
          row = Number(tag.get('r') ?? row + 1)
          column = -1
          if (!Number.isInteger(row) || row < 1)
            throw new SheetProblem('damaged', { detail: 'a row has no number' })
          break
        case 'c': {
          const place = placeOf(tag.get('r') ?? '')
          column = place?.column ?? column + 1
          type = tag.get('t') ?? 'n'
          style = book.styles[Number(tag.get('s') ?? 0)]
          raw = ''
          hasFormula = false
          hasValue = false
          break
        }
        case 'f':
          hasFormula = true
          break
        case 'v':
        case 't':
          isValue = true
          hasValue = true
          break
        case 'mergeCell':
          builder.merge(tag.get('ref') ?? '')
          break
      }
    },
    text: (text) => {
      if (isValue) raw += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'c') {
        const value = hasValue && (raw !== '' || type === 'str') ? contentOf(type, raw, style, book) : null
        const cell: Cell = hasFormula ? { formula: true, value } : value
        builder.put(row, column, cell)
      }
    },
  })
}
