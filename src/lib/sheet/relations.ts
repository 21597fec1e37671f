import { SheetProblem } from '#lib/sheet/sheet-problem.js'
import type { Archive } from '#lib/sheet/unzip.js'
import { scanXml, xmlText } from '#lib/sheet/xml.js'

export interface Relation {
  readonly type: string
  readonly target: string
}

/** A target is an address: from the root of the archive, or from where its part lies. */
const partAt = (target: string, folder: string): string => {
  try {
    return decodeURIComponent(new URL(target, `file:///${folder}`).pathname.slice(1))
  } catch (cause) {
    throw new SheetProblem('damaged', { detail: `“${target}” is no part of it` }, { cause })
  }
}

/** What a part of an office document refers to, by the id that it does so with; those of the document itself for ''. */
export const relationsOf = (archive: Archive, part: string): Map<string, Relation> => {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const file = `${folder}_rels/${part.slice(folder.length)}.rels`
  const found = new Map<string, Relation>()
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

/** The part that an office document begins with; null where it does not say. */
export const mainPart = (archive: Archive): string | null =>
  [...relationsOf(archive, '').values()].find(({ type }) => type === 'officeDocument')?.target ?? null
