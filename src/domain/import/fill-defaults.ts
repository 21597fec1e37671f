import type { Entry } from '../register/entries.js'
import type { Bound, ImportContext, ImportTable } from './bind-columns.js'
import { type ImportPart, importFieldsOf } from './import-field.js'
import { type Body, mergeValue } from './merge-row.js'
import { readCell } from './read-cell.js'
import type { Report } from './report.js'

/** What nobody need say: what is neither is other. */
const assumed: Partial<Record<ImportPart, Readonly<Record<string, string>>>> = {
  entitlements: { purpose: 'other' },
  contracts: { kind: 'other' },
}

/** Tells which defaults cannot be read, and gives the fields that they were for. */
export const refuseDefaults = (
  { part, heads }: ImportTable,
  { defaults }: ImportContext,
  bound: readonly Bound[],
  report: Report,
): ReadonlySet<string> => {
  const wrong = new Set<string>()
  const context = bound[0]?.context
  if (!context) return wrong
  for (const field of importFieldsOf(part)) {
    const text = defaults.get(field.path)
    const read = text === undefined ? null : readCell(text, field, context)
    if (read?.is !== 'fault') continue
    report.fault({ row: heads.number, column: null, head: null, path: field.path }, read.code, read.values)
    wrong.add(field.within)
  }
  return wrong
}

/** Puts into a new entry what its row says nothing of. */
export const fillDefaults = (
  body: Body,
  entry: Entry | null,
  { part }: ImportTable,
  { defaults, register }: ImportContext,
  bound: readonly Bound[],
  report: Report,
): void => {
  if (entry) return
  const given = new Map([...Object.entries(assumed[part] ?? {}), ...defaults])
  for (const field of importFieldsOf(part)) {
    const text = given.get(field.path)
    const [first = '', second] = field.path.split('.')
    const held = second === undefined ? body[first] : (body[first] as Body | undefined)?.[second]
    if (text === undefined || held !== undefined) continue
    const context = bound[0]?.context
    if (!context) continue
    const read = readCell(text, field, context)
    if (read.is !== 'value') continue
    mergeValue(body, field, read.value, register.organisation.language)
    if (!defaults.has(field.path))
      report.note({ row: null, column: null, head: null, path: field.path }, 'assumed', { given: text })
  }
}
