import type { SheetRow } from '#lib/sheet/sheet.js'
import type { Entry } from '../register/entries.js'
import type { Bound } from './bind-columns.js'
import { namedBy, type openFinder } from './find-entry.js'
import type { ImportPart } from './import-field.js'
import { textOfCell } from './match-columns.js'
import { newId } from './new-id.js'
import type { Report } from './report.js'

/** The entry that a row is about. */
export interface NamedRow {
  /** Null where nothing says it. */
  readonly id: string | null
  readonly entry: Entry | null
  readonly name: string | null
  /** What the row has as its id, where it may not be one and the row is new. */
  readonly own: string | null
}

const nobody: NamedRow = { id: null, entry: null, name: null, own: null }

/** Finds out which entry a row is about, and tells where it cannot be said. */
export const nameRow = (
  row: SheetRow,
  part: ImportPart,
  bound: readonly Bound[],
  finder: ReturnType<typeof openFinder>,
  report: Report,
): NamedRow => {
  const column = (path: string) => bound.find(({ field }) => field.path === path)
  const text = (path: string): string | null => {
    const found = column(path)
    const cell = found ? textOfCell(row.cells[found.index]) : ''
    return cell === '' || /^[-–—/]$/.test(cell) ? null : cell
  }
  const names = new Map(
    namedBy[part].flatMap((path) => {
      const found = text(path) ?? (path === 'name' ? (text('name.sr-Cyrl') ?? text('name.en')) : null)
      return found === null ? [] : [[path, found] as const]
    }),
  )
  const otherwise =
    part === 'serviceRecords'
      ? ['kind', 'asset', 'place', 'date'].flatMap((path) => text(path) ?? []).join('-')
      : ''
  const given = text('id')
  const found = finder.find({ id: given, names, otherwise })
  const place = (path: string) => {
    const at = column(path)
    return { row: row.number, column: at?.index ?? null, head: at?.head ?? null, path }
  }
  if ('fault' in found) {
    if (found.fault === 'no-id') report.fault(place('id'), 'no-id')
    else report.fault(place(found.path), 'several-fit', { given: found.given })
    return nobody
  }
  const { id, entry } = found
  if (found.given !== null)
    report.note(place('id'), newId(found.given) === id ? 'id-changed' : 'same-id', { given: found.given, id })
  for (const path of entry === null ? ['id', 'tag'] : []) {
    const own = text(path)
    const alike = own === null ? null : finder.alike(own)
    if (own !== null && alike) report.fault(place(path), 'looks-alike', { given: own, id: alike.id })
  }
  const serial = entry === null && part === 'assets' ? names.get('serial') : undefined
  const other = serial === undefined ? undefined : finder.fitting('serial', serial)[0]
  if (serial !== undefined && other && other.id !== id)
    report.note(place('serial'), 'same-serial', { given: serial, id: other.id })
  return {
    id,
    entry,
    name: names.get('name') ?? null,
    own: newId(found.given ?? '') === id ? found.given : null,
  }
}
