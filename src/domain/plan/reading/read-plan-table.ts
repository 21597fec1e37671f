import type { Plan } from '#contract/register/plan.js'
import { foldText } from '#lib/fold-text.js'
import type { Sheet } from '#lib/sheet/sheet.js'
import { commonOrder, type DayOrder } from '#lib/written-day.js'
import { commonMark, type DecimalMark } from '#lib/written-number.js'
import { headKey } from '../../import/head-key.js'
import { type BodyRow, bodyRows, mostRows } from './body-rows.js'
import { checkTotals } from './check-totals.js'
import { type GroupTree, openGroups } from './group-tree.js'
import type { PlanField } from './known-plan-heads.js'
import type { Offices } from './office-names.js'
import type { PlanCell } from './plan-cell.js'
import type { PlanColumn } from './plan-columns.js'
import { type ReadingContext, type ReadMeasure, readMeasure } from './read-measure.js'
import {
  type CellPlace,
  nowhere,
  openReadingReport,
  type PlanFault,
  type PlanNote,
  type ReadingReport,
} from './reading-report.js'
import { rowNumberOf } from './row-numbers.js'
import { type MeasureRow, sortRows } from './sort-rows.js'

export interface TableReading {
  readonly columns: readonly PlanColumn[]
  /** How many rows are measures, read or not. */
  readonly rows: number
  readonly measures: readonly ReadMeasure[]
  readonly groups: NonNullable<Plan['groups']>
  /** Where each row stands, by its number. */
  readonly places: ReadonlyMap<string, { readonly sheet: string | null; readonly row: number }>
  readonly report: ReadingReport
  readonly faults: readonly PlanFault[]
  readonly notes: readonly PlanNote[]
}

export interface ReadingSettings {
  readonly offices: Offices
  readonly currency: string | null
  readonly pricesIncludeVat: boolean
  /** Language of titles whose script and head do not tell it. */
  readonly language: string
  /** How days and decimals are written where the table does not show it. */
  readonly mark: DecimalMark | null
  readonly order: DayOrder | null
  /** Rows without a number or a title, or that contradict others, stay for rules to judge. */
  readonly keepsWrong?: boolean
}

/** The fields of columns; rows of a table have the very same columns. */
const openFields = () => {
  const known = new Map<readonly PlanColumn[], ReadonlySet<PlanField>>()
  return (columns: readonly PlanColumn[]): ReadonlySet<PlanField> => {
    const held = known.get(columns) ?? new Set(columns.flatMap(({ field }) => field ?? []))
    known.set(columns, held)
    return held
  }
}

const textsUnder = (rows: readonly BodyRow[], wanted: readonly PlanField[]): string[] =>
  rows.flatMap(({ cells, columns }) =>
    columns.flatMap(({ index, field }) => {
      const cell = cells[index]
      return field !== null && wanted.includes(field) && typeof cell === 'string' ? [cell] : []
    }),
  )

const numbersOf = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => text.match(/\d[\d.,]*\d/g) ?? [])

const languageOf = (field: PlanField, text: string, otherwise: string): string => {
  if (field === 'title.en') return 'en'
  if (field === 'title.sr-Cyrl') return 'sr-Cyrl'
  if (/\p{Script=Cyrillic}/u.test(text)) return 'sr-Cyrl'
  return otherwise === 'sr-Cyrl' ? 'sr-Latn' : otherwise
}

const titlesOf = (cells: ReadonlyMap<PlanField, PlanCell>, language: string): Record<string, string> => {
  const titles: Record<string, string> = {}
  for (const field of ['title', 'title.en', 'title.sr-Cyrl'] as const) {
    const cell = cells.get(field)
    if (cell) titles[languageOf(field, cell.text, language)] = cell.text.replace(/\s+/g, ' ')
  }
  return titles
}

/** The cell of a row in the first of these columns that the table has. */
const placeOf = ({ sheet, number, columns }: BodyRow, ...fields: readonly PlanField[]): CellPlace => {
  const column = fields.flatMap((field) => columns.find((each) => each.field === field) ?? [])[0]
  return {
    sheet,
    row: number,
    column: column?.index ?? null,
    head: column?.head ?? null,
    field: fields[0] ?? null,
  }
}

const numberOf = (
  { row, cells }: MeasureRow,
  hasNumbers: boolean,
  groups: GroupTree,
  report: ReadingReport,
): string | null => {
  const cell = cells.get('id')
  if (!hasNumbers) {
    const number = groups.nextNumber()
    report.note({ ...nowhere, sheet: row.sheet, row: row.number, field: 'id' }, 'row-numbered', { number })
    return number
  }
  if (!cell) {
    report.fault(placeOf(row, 'id'), 'no-number')
    return null
  }
  if (typeof cell.value === 'object') {
    report.fault(cell.place, 'number-became-day', { given: cell.text })
    return null
  }
  const number = rowNumberOf(cell.text)
  if (number === null) report.fault(cell.place, 'not-a-row-number', { given: cell.text })
  return number
}

/**
 * Reads the tables of a file as the rows of a plan. Nothing that could not be read is guessed: it is in `faults` with its
 * cell; what was inferred is in `notes`.
 */
export const readPlanTable = (sheets: readonly Sheet[], settings: ReadingSettings): TableReading => {
  const report = openReadingReport()
  const { rows, columns, headRow } = bodyRows(sheets, report)
  const measures: ReadMeasure[] = []
  const places = new Map<string, { sheet: string | null; row: number }>()
  const groups = openGroups()
  let count = 0
  const done = (): TableReading => ({
    columns,
    rows: count,
    measures,
    groups: groups.told(),
    places,
    report,
    faults: report.faults,
    notes: report.notes,
  })
  if (columns.length === 0) report.fault(nowhere, 'no-table')
  for (const { index, head, field } of columns) {
    const other = columns.find((each) => each.index < index && headKey(each.head) === headKey(head))
    if (field === null && other?.field)
      report.fault({ ...nowhere, row: headRow, column: index, head, field: other.field }, 'two-columns')
  }
  if (rows.length > mostRows) report.fault(nowhere, 'too-many', { limit: mostRows })
  // Another table below leaves the rows above it to be read.
  if (report.faults.some(({ code }) => code !== 'other-table')) return done()

  const fieldsOf = openFields()
  const context: ReadingContext = {
    ...settings,
    mark:
      commonMark(numbersOf(textsUnder(rows, ['budget', 'total', 'unitPrice', 'estimatedValue']))) ??
      settings.mark,
    order: commonOrder(textsUnder(rows, ['deadline', 'startsOn']), foldText) ?? settings.order,
    report,
  }
  const sorted = sortRows(rows, report)
  for (const line of sorted) {
    if (line.is === 'group') {
      groups.enter(line, settings.language, report)
      continue
    }
    if (line.is === 'total') continue
    const { row, cells } = line
    const held = fieldsOf(row.columns)
    count += 1
    const number = numberOf(line, held.has('id'), groups, report)
    const id = number ?? (settings.keepsWrong ? `row-${row.number}` : null)
    const title = titlesOf(cells, settings.language)
    const [first = ''] = [title['sr-Cyrl'], ...Object.values(title)].filter((text) => text !== undefined)
    if (first === '') report.fault(placeOf(row, 'title', 'title.sr-Cyrl', 'title.en'), 'no-title')
    const read = readMeasure(cells, held, first, context)
    if (id === null) continue
    const before = places.get(id)
    if (before && !settings.keepsWrong) {
      report.fault(placeOf(row, 'id'), 'number-twice', { number: id, row: before.row })
      continue
    }
    if (!before) places.set(id, { sheet: row.sheet, row: row.number })
    const around = groups.around(id, cells, settings.language)
    measures.push({ id, ...around, title, ...read, cells, columns: row.columns })
  }
  if (measures.length === 0 && report.faults.length === 0) report.fault(nowhere, 'no-rows')
  checkTotals(sorted, measures, context)
  for (const { cells, stated } of settings.keepsWrong ? [] : measures)
    for (const number of stated.dependsOn ?? [])
      if (!places.has(number))
        report.fault(cells.get('dependsOn')?.place ?? nowhere, 'unknown-row', { given: number })
  return done()
}
