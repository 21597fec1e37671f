import { zip } from 'fflate'
import { defineSheetFormat } from '#domain/import/sheet-format.js'
import { sheetLimits } from '#lib/sheet/limits.js'
import { odsContent, odsManifest, odsMediaType } from '#lib/sheet/ods-document.js'
import { readOdsTables } from '#lib/sheet/ods-sheet.js'
import { openCounter } from '#lib/sheet/sheet-builder.js'
import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import { type Archive, openArchive } from '#lib/sheet/unzip.js'
import { scanXml, xmlText } from '#lib/sheet/xml.js'

const encryptedPackage = 'encrypted-package'

const isDocument = (archive: Archive): boolean =>
  archive.has(encryptedPackage) || (archive.has('content.xml') && archive.has('META-INF/manifest.xml'))

/** Parts of an encrypted document look like any others: only the manifest says that they are. */
const refuseEncrypted = (archive: Archive): void => {
  if (archive.has(encryptedPackage)) throw new SheetProblem('password')
  scanXml(xmlText(archive.read('META-INF/manifest.xml')), {
    open: (name) => {
      if (name === 'encryption-data') throw new SheetProblem('password')
    },
  })
}

/** Spreadsheets of LibreOffice. */
export default defineSheetFormat({
  mediaType: odsMediaType,
  recognises: (bytes) =>
    bytes[0] === 0x50 && bytes[1] === 0x4b && isDocument(openArchive(bytes, sheetLimits)),
  read: (bytes, { limits }) => {
    const archive = openArchive(bytes, limits)
    refuseEncrypted(archive)
    const sheets = readOdsTables(xmlText(archive.read('content.xml')), limits, openCounter(limits))
    if (sheets.length === 0) throw new SheetProblem('empty')
    return { sheets, encoding: null, separator: null }
  },
  write: (sheets) => {
    const encoder = new TextEncoder()
    return new Promise((resolve, reject) => {
      zip(
        {
          // Programs look for it at the beginning, as it is.
          mimetype: [encoder.encode(odsMediaType), { level: 0 }],
          'content.xml': encoder.encode(odsContent(sheets)),
          'META-INF/manifest.xml': encoder.encode(odsManifest),
        },
        (error, data) => {
          if (error) reject(error)
          else resolve(data)
        },
      )
    })
  },
})
