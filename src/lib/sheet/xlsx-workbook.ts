import { mainPart, relationsOf } from '#lib/sheet/relations.js'
import type { Archive } from '#lib/sheet/unzip.js'
import { scanXml, xmlText } from '#lib/sheet/xml.js'

/** Where the parts of a workbook lie in its archive. */
export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[]
  readonly strings: string | null
  readonly styles: string | null
  readonly is1904: boolean
}

const workbookPart = (archive: Archive): string => mainPart(archive) ?? 'xl/workbook.xml'

/** True where an archive looks like a workbook of Excel. */
export const isWorkbook = (archive: Archive): boolean =>
  archive.has('xl/workbook.xml') ||
  (archive.has('[Content_Types].xml') &&
    archive.has(workbookPart(archive)) &&
    /xl/.test(workbookPart(archive)))

export const readWorkbookParts = (archive: Archive): WorkbookParts => {
  const part = workbookPart(archive)
  const related = relationsOf(archive, part)
  const ofType = (wanted: string) =>
    [...related.values()].find(({ type, target }) => type === wanted && archive.has(target))?.target ?? null
  const sheets: { name: string; part: string; isHidden: boolean }[] = []
  let is1904 = false
  scanXml(xmlText(archive.read(part)), {
    open: (name, tag) => {
      if (name === 'workbookPr') is1904 = ['1', 'true'].includes(tag.get('date1904') ?? '')
      else if (name === 'sheet') {
        // Its own id comes before that of the relation, which has a prefix: the last one counts.
        const target = related.get(tag.get('id') ?? '')
        const isHidden = ['hidden', 'veryHidden'].includes(tag.get('state') ?? '')
        if (target?.type === 'worksheet')
          sheets.push({ name: tag.get('name') ?? '', part: target.target, isHidden })
      }
    },
  })
  return { sheets, strings: ofType('sharedStrings'), styles: ofType('styles'), is1904 }
}
