import type { Measure } from '#contract/register/measure.js'
import type { DayOrder } from '#lib/written-day.js'
import type { DecimalMark } from '#lib/written-number.js'
import { isDash } from './budget-words.js'
import type { PlanField } from './known-plan-heads.js'
import type { Offices } from './office-names.js'
import type { PlanCell } from './plan-cell.js'
import type { PlanColumn } from './plan-columns.js'
import { readMoney } from './read-money.js'
import { readTiming } from './read-timing.js'
import type { ReadingReport } from './reading-report.js'
import { splitList } from './split-list.js'

/** How the cells of a table are read. */
export interface ReadingContext {
  readonly offices: Offices
  readonly mark: DecimalMark | null
  readonly order: DayOrder | null
  /** Null where nobody says: then amounts may be in any. */
  readonly currency: string | null
  readonly pricesIncludeVat: boolean
  /** Language of titles whose head does not say it. */
  readonly language: string
  readonly report: ReadingReport
}

/** A row as it was read: only what the table says, and what follows from it. */
export interface ReadMeasure {
  readonly id: string
  readonly area: string
  readonly task: string
  /** By language. */
  readonly title: Readonly<Record<string, string>>
  /** Fields of the measure that the table states. */
  readonly stated: Partial<Measure>
  /** What was inferred, and counts only where the register knows nothing better. */
  readonly inferred: Partial<Measure>
  readonly cells: ReadonlyMap<PlanField, PlanCell>
  /** The columns of the table that it stands in. */
  readonly columns: readonly PlanColumn[]
}

const officesIn = (cell: PlanCell, { offices, report }: ReadingContext): string[] => {
  if (isDash(cell.text)) return []
  const { ids, unknown, several } = offices.read(cell.text)
  for (const name of unknown) report.fault(cell.place, 'not-a-role', { given: name })
  for (const name of several) report.fault(cell.place, 'several-roles', { given: name })
  return [...ids]
}

const plainTexts = ['unit', 'spec', 'category'] as const

/** Reads what a row says beside its number, its groups and its title. */
export const readMeasure = (
  cells: ReadonlyMap<PlanField, PlanCell>,
  columns: ReadonlySet<PlanField>,
  title: string,
  context: ReadingContext,
): { stated: Partial<Measure>; inferred: Partial<Measure> } => {
  const stated: Partial<Measure> = {}
  const owners = cells.get('owners')
  const approvers = cells.get('approver')
  if (columns.has('owners')) stated.owners = owners ? officesIn(owners, context) : []
  if (columns.has('approver')) stated.approvers = approvers ? officesIn(approvers, context) : []
  const indicators = cells.get('indicators')
  if (columns.has('indicators'))
    stated.indicators = indicators && !isDash(indicators.text) ? splitList(indicators.text) : []
  for (const field of plainTexts) {
    const cell = cells.get(field)
    if (cell && !(field === 'unit' && isDash(cell.text))) stated[field] = cell.text
    else if (columns.has(field) && field !== 'unit') stated[field] = ''
  }
  const dependsOn = cells.get('dependsOn')
  if (dependsOn && !isDash(dependsOn.text))
    stated.dependsOn = splitList(dependsOn.text.replace(/,/g, ';')).map((number) => number.replace(/\.$/, ''))
  const timing = readTiming(cells, columns, context)
  const amounts = readMoney(cells, columns, title, context)
  // A rhythm beside an amount is that of the money; that of a deadline may be another.
  const recurrence = cells.has('recurrence')
    ? timing.stated.recurrence
    : (amounts.stated.recurrence ?? timing.stated.recurrence)
  return {
    stated: { ...timing.stated, ...amounts.stated, ...stated, ...(recurrence && { recurrence }) },
    inferred: { ...timing.inferred, ...amounts.inferred },
  }
}
