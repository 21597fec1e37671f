import { lookKey } from '#lib/look-key.js'
import { sameValue } from '#lib/same-value.js'
import type { SheetRow } from '#lib/sheet/sheet.js'
import { addressOf } from '#lib/sheet/sheet.js'
import { type Change, entryVersion } from '../register/change.js'
import { differences } from '../register/differences.js'
import {
  type Bound,
  bindColumns,
  hasText,
  type ImportContext,
  type ImportTable,
  refuseMerged,
} from './bind-columns.js'
import { fillDefaults, refuseDefaults } from './fill-defaults.js'
import { openFinder } from './find-entry.js'
import { headKey } from './head-key.js'
import type { ImportPlan, PlannedEntry } from './import-plan.js'
import { wordsForTotals } from './known-words.js'
import { textOfCell } from './match-columns.js'
import { afterMonths, type Body, isHeld, mergeValue, settle } from './merge-row.js'
import { readCell } from './read-cell.js'
import { refuseWrong } from './refuse-wrong.js'
import { openReport, type Report } from './report.js'
import { type NamedRow, nameRow } from './row-names.js'

const rowsAtOnce = 100

const totals = new Set(wordsForTotals.map(headKey))

/** A row that adds up those above it is no thing of its own. */
const isTotal = (row: SheetRow, report: Report): boolean => {
  const first = row.cells.map(textOfCell).find((text) => text !== '') ?? ''
  if (!totals.has(headKey(first))) return false
  report.note({ row: row.number, column: null, head: null, path: null }, 'total-row', { given: first })
  return true
}

const readRow = (
  row: SheetRow,
  body: Body,
  bound: readonly Bound[],
  language: string,
  report: Report,
): ReadonlySet<string> => {
  const faulty = new Set<string>()
  for (const { index, head, field, context } of bound) {
    if (isHeld(body, field, row.cells[index])) continue
    const place = { row: row.number, column: index, head, path: field.path }
    const read = readCell(row.cells[index] ?? null, field, context)
    if (read.is === 'nothing') continue
    if (read.is === 'fault') {
      report.fault(place, read.code, read.values)
      faulty.add(field.within)
      continue
    }
    if (read.is === 'clear' && field.isRequired) {
      report.fault(place, 'required')
      faulty.add(field.within)
      continue
    }
    if (read.is === 'value' && read.note) report.note(place, read.note)
    if (field.kind.is === 'months') {
      if (
        read.is !== 'value' ||
        bound.some((other) => other.field.path === 'warrantyUntil' && hasText(row, other))
      )
        continue
      if (typeof body.purchasedOn === 'string')
        body.warrantyUntil = afterMonths(body.purchasedOn, Number(read.value))
      else report.fault(place, 'months-without-day')
      continue
    }
    // The id is what found the entry: by now it may be another than the cell has.
    if (field.path === 'id') continue
    mergeValue(body, field, read.is === 'value' ? read.value : undefined, language)
  }
  return faulty
}

/**
 * What an import of a table would change, and everything that is wrong with it. A step of the generator is a
 * hundred rows, so that whoever runs it can do other things between them; it gives the number of rows done.
 */
export function* planImport(table: ImportTable, context: ImportContext): Generator<number, ImportPlan> {
  const { part, sheet, heads } = table
  const { register } = context
  const { language, currency } = register.organisation
  const report = openReport(addressOf)
  const rows = sheet.rows.filter(({ number }) => number > heads.number)
  refuseMerged(table, report)
  const bound = bindColumns(table, rows, context, report)
  if (bound.length === 0) report.fault({ row: heads.number, column: null, head: null, path: null }, 'no-head')
  if (table.others.length > 0)
    report.note({ row: null, column: null, head: null, path: null }, 'other-sheets', {
      sheets: table.others.join(', '),
    })
  const finder = openFinder(register, part)
  const resolver = bound[0]?.context.resolver
  const badDefaults = refuseDefaults(table, context, bound, report)
  const filled = rows.filter((row) => bound.some((column) => hasText(row, column)) && !isTotal(row, report))

  const named: (NamedRow & { row: SheetRow })[] = []
  for (const [index, row] of filled.entries()) {
    if (index % rowsAtOnce === 0) yield 0
    named.push({ row, ...nameRow(row, part, bound, finder, report) })
  }
  const namesItself = bound.some(({ field: { kind } }) => kind.is === 'reference' && kind.to.includes(part))
  for (const { id, name, entry } of namesItself ? named : [])
    if (id !== null && entry === null) resolver?.announce(part, id, name)

  const seen = new Map<string, number>()
  /** Rows of new entries: two that only the machine can tell apart are one. */
  const looks = new Map<string, number>()
  const entries: PlannedEntry[] = []
  const changes: Change[] = []
  let unchanged = 0
  for (const [index, { row, id, entry, own }] of named.entries()) {
    if (index % rowsAtOnce === 0) yield index
    const body: Body = { ...(entry ?? {}), ...(id === null ? {} : { id }) }
    const faulty = new Set([...readRow(row, body, bound, language, report), ...badDefaults])
    fillDefaults(body, entry, table, context, bound, report)
    if (own !== null && body.tag === undefined && part === 'assets') body.tag = own
    settle(body, entry === null, part, currency)
    if (id === null) continue
    const before = seen.get(id) ?? (entry === null ? looks.get(lookKey(id)) : undefined)
    if (before !== undefined) {
      report.fault({ row: row.number, column: null, head: null, path: 'id' }, 'twice', { id, row: before })
      continue
    }
    seen.set(id, row.number)
    if (entry === null) looks.set(lookKey(id), row.number)
    if (entry && sameValue(entry, body)) {
      unchanged += 1
      continue
    }
    if (!refuseWrong(body, row, part, bound, faulty, report)) continue
    entries.push({ row: row.number, id, isNew: entry === null, differences: differences(part, entry, body) })
    changes.push({ part, id, body, expected: entry === null ? null : entryVersion(entry) })
  }
  const made = resolver?.made ?? []
  return {
    part,
    rows: filled.length,
    unchanged,
    entries,
    created: made.map(({ part: of, id, name }) => ({ part: of, id, name })),
    changes: [...made.map(({ name: _, ...change }) => change), ...changes],
    ...report.told(heads.number),
  }
}
