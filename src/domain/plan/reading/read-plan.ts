import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { addressOf, type Sheet } from '#lib/sheet/sheet.js'
import type { DayOrder } from '#lib/written-day.js'
import type { DecimalMark } from '#lib/written-number.js'
import { emptyRegister } from '../../register/empty-register.js'
import type { PlanField } from './known-plan-heads.js'
import { newMeasure } from './merge-plan.js'
import { openOffices } from './office-names.js'
import type { PlanReading } from './plan-reading.js'
import { type PlanFrame, shownIn } from './plan-settings.js'
import type { ReadMeasure } from './read-measure.js'
import { readPlanTable } from './read-plan-table.js'

export interface ReadingStyle {
  /** Language of titles whose script and head do not tell it. */
  readonly language: string
  readonly mark: DecimalMark | null
  readonly order: DayOrder | null
}

/** Columns that a field of a row is read from, the surest first; those that are not here are called as their field. */
const sources: Readonly<Partial<Record<keyof Measure, readonly PlanField[]>>> = {
  title: ['title', 'title.en', 'title.sr-Cyrl'],
  area: ['area', 'id'],
  task: ['task', 'id'],
  approvers: ['approver'],
  quantity: ['quantity', 'budget', 'title'],
  unitPrice: ['unitPrice', 'budget'],
  total: ['total', 'budget'],
  items: ['budget'],
  budgetAsWritten: ['budget'],
  fundingSources: ['funding'],
  funding: ['funding', 'budget'],
  recurrence: ['recurrence', 'deadlineKind', 'deadline'],
  deadline: ['deadline', 'deadlineKind'],
  deadlineKind: ['deadlineKind', 'deadline'],
  procurement: ['estimatedValue', 'cpv', 'procedure', 'budgetLine'],
}

/** What ISO 4217 writes where there is no currency. */
const noCurrency = 'XXX'

/** Nobody knows whose plan it is: every office that it names is one. */
const nobody = emptyRegister({
  id: 'nobody',
  name: '–',
  country: 'XX',
  timeZone: 'UTC',
  currency: noCurrency,
  language: 'en',
})

/** What could not be read must not be added up by whoever reads the cell anew; it still says that there is something. */
const unread = '?'

const measureOf = (read: ReadMeasure, isBudgetRead: boolean): Measure => {
  const titles = Object.values(read.title)
  const title = titles.length > 1 ? read.title : (titles[0] ?? '–')
  return { ...newMeasure(read), title, ...(!isBudgetRead && { budgetAsWritten: unread }) } as Measure
}

const yearsOf = (measures: readonly Measure[]): { from: string; to: string } => {
  const years = measures
    .flatMap(({ deadline }) => (deadline === undefined ? [] : [deadline.slice(0, 4)]))
    .toSorted()
  return { from: `${years[0] ?? '2000'}-01-01`, to: `${years.at(-1) ?? '2000'}-12-31` }
}

/**
 * Reads the tables of a file as a plan of their own, whatever is wrong with it: a row that repeats a number, or has none,
 * is there too. What nobody said is put in as the format needs it, and `known` says so.
 */
export const readPlan = (
  sheets: readonly Sheet[],
  given: Partial<PlanFrame>,
  style: ReadingStyle,
): PlanReading => {
  const shown = shownIn(sheets)
  const currency = given.currency ?? shown.currency ?? null
  const pricesIncludeVat = given.pricesIncludeVat ?? shown.hasVat ?? true
  const reading = readPlanTable(sheets, {
    ...style,
    currency,
    pricesIncludeVat,
    offices: openOffices(nobody, true, 'kept'),
    keepsWrong: true,
  })
  const refused = new Set(
    reading.faults
      .filter(({ field, code }) => field === 'budget' && code !== 'other-currency')
      .map(({ sheet, row }) => `${sheet}!${row}`),
  )
  const measures = reading.measures.map((read) => {
    const budget = read.cells.get('budget')?.place
    return measureOf(read, !refused.has(`${budget?.sheet}!${budget?.row}`))
  })
  const shownYears = shown.years && { from: `${shown.years[0]}-01-01`, to: `${shown.years[1]}-12-31` }
  const { from, to } = { ...yearsOf(measures), ...shownYears, ...given }
  const declared = new Set(given.groups?.map(({ id }) => id))
  const groups = [...(given.groups ?? []), ...reading.groups.filter(({ id }) => !declared.has(id))]
  const plan: Plan = {
    id: 'plan',
    title: shown.title ?? 'Plan',
    vatRate: 0,
    cites: [],
    ...given,
    from,
    to,
    currency: currency ?? noCurrency,
    pricesIncludeVat,
    ...(groups.length > 0 && { groups }),
    measures,
  }
  const rows = new Map(reading.measures.toReversed().map((read) => [read.id, read]))
  return {
    plan,
    known: {
      period: given.from !== undefined || shown.years !== undefined,
      vat: given.vatRate !== undefined,
      preamble: given.from !== undefined,
    },
    cellOf(measure, field) {
      const place = reading.places.get(measure)
      const columns = rows.get(measure)?.columns ?? []
      const [column] = (sources[field] ?? [field as PlanField]).flatMap(
        (name) => columns.find((each) => each.field === name) ?? [],
      )
      if (!place || !column) return null
      const address = addressOf(column.index, place.row)
      return place.sheet === null ? address : `${place.sheet}!${address}`
    },
    faults: reading.faults,
    notes: reading.notes,
  }
}
