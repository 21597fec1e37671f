import writeExcelFile from 'write-excel-file/node'
import { defineSheetFormat } from '#domain/import/sheet-format.js'
import { sheetLimits } from '#lib/sheet/limits.js'
import type { PlainCell } from '#lib/sheet/sheet.js'
import { openCounter } from '#lib/sheet/sheet-builder.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { openArchive } from '#lib/sheet/unzip.js'
import { readSharedStrings, readXlsxSheet } from '#lib/sheet/xlsx-sheet.js'
import { readStyles } from '#lib/sheet/xlsx-styles.js'
import { isWorkbook, readWorkbookParts } from '#lib/sheet/xlsx-workbook.js'
import { xmlText } from '#lib/sheet/xml.js'

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** What looks like a character that Excel has escaped is none: the mark before it says so. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')

/** Text goes out as text: no program takes it for a formula, whatever it begins with. */
const asCell = (cell: PlainCell | null) => {
  if (cell === null) return null
  if (typeof cell === 'string') return { value: escaped(cell), type: String }
  if (typeof cell !== 'object') return { value: cell }
  if ('date' in cell) return { value: new Date(`${cell.date}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  return 'amount' in cell ? { value: cell.amount, type: Number } : { value: cell.error, type: String }
}

/** Names of sheets are short and know some marks that they may not have. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)

/** Workbooks of Excel, LibreOffice and whatever else writes them. */
export default defineSheetFormat({
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  recognises: (bytes) => isZip(bytes) && isWorkbook(openArchive(bytes, sheetLimits)),
  read: (bytes, { limits }) => {
    const archive = openArchive(bytes, limits)
    const parts = readWorkbookParts(archive)
    if (parts.sheets.length === 0) throw new SheetProblem('empty')
    const textOf = (part: string) => xmlText(archive.read(part))
    const book = {
      strings: parts.strings === null ? [] : readSharedStrings(textOf(parts.strings)),
      styles: parts.styles === null ? [] : readStyles(textOf(parts.styles)),
      is1904: parts.is1904,
    }
    const newBuilder = openCounter(limits)
    const sheets = parts.sheets.map(({ name, part, isHidden }) => {
      const builder = newBuilder()
      readXlsxSheet(textOf(part), book, builder)
      return builder.build(name, isHidden)
    })
    return { sheets, encoding: null, separator: null }
  },
  write: async (sheets) => {
    const file = writeExcelFile(
      sheets.map(({ name, heads, rows }) => ({
        sheet: sheetName(name),
        data: [
          heads.map((head) => ({ value: head, type: String, fontWeight: 'bold' as const })),
          ...rows.map((row) => row.map(asCell)),
        ],
        stickyRowsCount: 1,
        columns: heads.map((head) => ({ width: Math.min(40, Math.max(12, head.length + 2)) })),
      })),
    )
    return new Uint8Array(await file.toBuffer())
  },
})
