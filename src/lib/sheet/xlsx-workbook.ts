import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import type { Archive } from '#lib/sheet/unzip.js'
import { scanXml, xmlText } from '#lib/sheet/xml.js'

/** Where the parts of a workbook lie in its archive. */
export interface WorkbookParts {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly isHidden: boolean }[]
  readonly strings: string | null
  readonly styles: string | null
  readonly is1904: boolean
}

/** A target is an address: from the root of the archive, or from where its part lies. */
const partAt = (target: string, folder: string): string => {
  try {
    return decodeURIComponent(new URL(target, `file:///${folder}`).pathname.slice(1))
  } catch (cause) {
    throw new SheetProblem('damaged', { detail: `“${target}” is no part of it` }, { cause })
  }
}

const relations = (archive: Archive, part: string): Map<string, { type: string; target: string }> => {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`
  const found = new Map<string, { type: string; target: string }>()
  if (!archive.has(file)) return found
  scanXml(xmlText(archive.read(file)), {
    open: (name, tag) => {
      if (name !== 'Relationship') return
      const type = (tag.get('Type') ?? '').split('/').at(-1) ?? ''
      found.set(tag.get('Id') ?? '', { type, target: partAt(tag.get('Target') ?? '', folder) })
    },
  })
  return found
}

const workbookPart = (archive: Archive): string =>
  [...relations(archive, '').values()].find(({ type }) => type === 'officeDocument')?.target ??
  'xl/workbook.xml'

/** True where an archive looks like a workbook of Excel. */
export const isWorkbook = (archive: Archive): boolean =>
  archive.has('xl/workbook.xml') ||
  (archive.has('[Content_Types].xml') &&
    archive.has(workbookPart(archive)) &&
    /xl/.test(workbookPart(archive)))

export const readWorkbookParts = (archive: Archive): WorkbookParts => {
  const part = workbookPart(archive)
  const related = relations(archive, part)
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
