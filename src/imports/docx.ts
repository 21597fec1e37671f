import { defineSheetFormat } from '#domain/import/sheet-format.js'
import { openDocxLists } from '#lib/sheet/docx-lists.js'
import { readDocxTables } from '#lib/sheet/docx-tables.js'
import { sheetLimits } from '#lib/sheet/limits.js'
import { mainPart } from '#lib/sheet/relations.js'
import { openCounter } from '#lib/sheet/sheet-builder.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { type Archive, openArchive } from '#lib/sheet/unzip.js'
import { xmlText } from '#lib/sheet/xml.js'

const documentPart = (archive: Archive): string | null => {
  if (archive.has('word/document.xml')) return 'word/document.xml'
  if (!archive.has('[Content_Types].xml')) return null
  const main = mainPart(archive)
  return main?.startsWith('word/') && archive.has(main) ? main : null
}

/** Tables in documents of Word and LibreOffice; nothing is written in it. */
export default defineSheetFormat({
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  recognises: (bytes) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b && documentPart(openArchive(bytes, sheetLimits)) !== null,
  read: (bytes, { limits }) => {
    const archive = openArchive(bytes, limits)
    const part = documentPart(archive)
    const sheets =
      part === null
        ? []
        : readDocxTables(xmlText(archive.read(part)), limits, openCounter(limits), openDocxLists(archive))
    if (sheets.every(({ name }) => name === '')) throw new SheetProblem('no-table')
    return { sheets, encoding: null, separator: null }
  },
})
