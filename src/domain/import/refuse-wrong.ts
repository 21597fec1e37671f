import { entrySchemas } from '#contract/register.js'
import type { SheetRow } from '#lib/sheet/sheet.js'
import { at, type Bound } from './bind-columns.js'
import { type ImportPart, importFieldsOf } from './import-field.js'
import type { Body } from './merge-row.js'
import type { Report } from './report.js'

/** Holds an entry against its contract; tells each fault at the column that it comes from. */
export const refuseWrong = (
  body: Body,
  row: SheetRow,
  part: ImportPart,
  bound: readonly Bound[],
  faulty: ReadonlySet<string>,
  report: Report,
): boolean => {
  const parsed = entrySchemas[part].safeParse(body)
  if (parsed.success) return true
  const told = new Set<string>()
  for (const { path, message } of parsed.error.issues) {
    const name = path.filter((step) => typeof step === 'string').join('.')
    const [first = ''] = name.split('.')
    const isKnown = faulty.has(name) || faulty.has(first)
    const missing = importFieldsOf(part).filter(
      (field) =>
        field.isRequired && (field.path === name || (path.length === 1 && field.path.startsWith(`${name}.`))),
    )
    const held = path.reduce<unknown>(
      (value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step],
      body,
    )
    if (isKnown || told.has(name)) continue
    told.add(name)
    if (held === undefined && missing.length > 0) {
      for (const field of missing) {
        const column = bound.find((other) => other.field.path === field.path)
        if (column) report.fault(at(row, column), 'required')
        else report.missing(field.path)
      }
      continue
    }
    const column =
      bound.find(({ field }) => field.path === name) ?? bound.find(({ field }) => field.within === first)
    if (column) report.fault(at(row, column), 'refused', { what: message })
    else report.fault({ row: row.number, column: null, head: null, path: name }, 'refused', { what: message })
  }
  return false
}
