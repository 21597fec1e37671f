import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { Problem } from '#lib/problem.js'
import { addressOf, type Sheet, type SheetRow } from '#lib/sheet/sheet.js'
import { deadlineOf, listOf, numberOf, rolesOf, statedOf, textOf } from './canonical-cells.js'
import type { PlanReading, UnreadCell } from './plan-reading.js'
import { citesOf, type PlanSidecar } from './sidecar.js'

/** The columns by their heads; what follows a price is the currency, what follows a title the language. */
const heads: Readonly<Record<string, keyof Measure>> = {
  id: 'id',
  area: 'area',
  task: 'task',
  title: 'title',
  owner_roles: 'owners',
  approver: 'approvers',
  quantity: 'quantity',
  quantity_stated: 'quantityStated',
  unit: 'unit',
  unit_price: 'unitPrice',
  total: 'total',
  recurrence: 'recurrence',
  funding_source: 'fundingSources',
  budget_raw: 'budgetAsWritten',
  deadline: 'deadline',
  deadline_kind: 'deadlineKind',
  indicators: 'indicators',
  spec: 'spec',
  category: 'category',
  starts_on: 'startsOn',
  depends_on: 'dependsOn',
  cpv: 'procurement',
  procedure: 'procurement',
  estimated_value: 'procurement',
  budget_line: 'procurement',
}

const languages: Readonly<Record<string, string>> = { sr: 'sr-Cyrl' }

interface Column {
  readonly at: number
  readonly head: string
  readonly base: string
  /** Language of a title, currency of an amount. */
  readonly of: string
}

const columnsOf = (row: SheetRow | undefined): Column[] =>
  (row?.cells ?? []).flatMap((cell, at) => {
    const head = textOf(cell).toLowerCase()
    const [, base = head, of = ''] =
      /^(title|unit_price|total|estimated_value)_([a-z]{2,3})$/.exec(head) ?? []
    return Object.hasOwn(heads, base) ? [{ at, head, base, of }] : []
  })

const titleOf = (columns: readonly Column[], text: (column: Column) => string): Measure['title'] => {
  const titles = columns
    .filter(({ base }) => base === 'title')
    .map((column) => [column.of, text(column)] as const)
  const said = titles.filter(([, title]) => title !== '')
  const [only] = said
  if (only !== undefined && (said.length === 1 || only[0] === '')) return only[1]
  return Object.fromEntries(
    said.map(([of, title]) => [
      of === 'sr' && !/\p{Script=Cyrillic}/u.test(title) ? 'sr-Latn' : (languages[of] ?? of),
      title,
    ]),
  )
}

const yearsOf = (measures: readonly Measure[]): { from: string; to: string } => {
  const years = measures
    .flatMap(({ deadline }) => (deadline === undefined ? [] : [deadline.slice(0, 4)]))
    .toSorted()
  return { from: `${years[0] ?? '2000'}-01-01`, to: `${years.at(-1) ?? '2000'}-12-31` }
}

/**
 * Reads a table with the columns of `plan.csv`, and what is said beside it.
 * @throws Problem invalid, where it has no such columns.
 */
export const readCanonicalTable = (sheet: Sheet, beside: PlanSidecar = {}): PlanReading => {
  const [head, ...rows] = sheet.rows
  const columns = columnsOf(head)
  const missing = ['id', 'title'].filter((name) => !columns.some(({ base }) => base === name))
  if (missing.length > 0)
    throw new Problem('invalid', `the table has no columns ${missing.join(', ')}: it is no plan`, {
      faults: [
        {
          where: `row ${head?.number ?? 1}`,
          what: `its heads should be such as ${Object.keys(heads).join(', ')}`,
        },
      ],
    })

  const unread: UnreadCell[] = []
  const places = new Map<string, number>()
  const measures = rows.flatMap((row): Measure[] => {
    const textIn = (column: Column | undefined): string => (column ? textOf(row.cells[column.at]) : '')
    const column = (name: string): Column | undefined => columns.find(({ base }) => base === name)
    const text = (name: string): string => textIn(column(name))
    const refuse = (name: string): undefined => {
      const at = column(name)
      if (at) unread.push({ cell: addressOf(at.at, row.number), column: at.head, text: textIn(at) })
    }
    const number = (name: string): number | undefined => {
      const read = numberOf(text(name))
      return read === null ? refuse(name) : read
    }
    const title = titleOf(columns, textIn)
    const isEmpty = columns.every((each) => textIn(each) === '')
    if (isEmpty) return []
    const id = text('id')
    if (id === '') refuse('id')
    if (typeof title === 'object' && Object.keys(title).length === 0) refuse('title')
    const known = id || `row-${row.number}`
    if (!places.has(known)) places.set(known, row.number)

    const due = deadlineOf(text('deadline'))
    if (due === null) refuse('deadline')
    const start = text('starts_on') === '' ? undefined : deadlineOf(text('starts_on'))?.deadline
    if (start === undefined && text('starts_on') !== '') refuse('starts_on')
    const amounts = {
      quantity: number('quantity'),
      unitPrice: number('unit_price'),
      total: number('total'),
      startsOn: start,
      deadline: due?.deadline,
    }
    const procurement = {
      cpv: text('cpv') || undefined,
      procedure: text('procedure') || undefined,
      estimatedValue: number('estimated_value'),
      budgetLine: text('budget_line') || undefined,
    }
    const present = <T extends object>(value: T) =>
      Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))
    const bought = present(procurement)
    return [
      {
        id: known,
        area: text('area') || (known.split('.')[0] ?? ''),
        task: text('task') || known.split('.').slice(0, 2).join('.'),
        title: typeof title === 'object' && Object.keys(title).length === 0 ? '–' : title,
        owners: rolesOf(text('owner_roles')),
        approvers: rolesOf(text('approver')),
        ...statedOf(text('quantity_stated')),
        ...(text('unit') !== '' && { unit: text('unit') }),
        recurrence: text('recurrence') || 'one-off',
        fundingSources: listOf(text('funding_source')),
        budgetAsWritten: text('budget_raw'),
        deadlineKind: text('deadline_kind') || due?.word || 'none',
        indicators: listOf(text('indicators')),
        spec: text('spec'),
        category: text('category'),
        ...present(amounts),
        ...(text('depends_on') !== '' && { dependsOn: listOf(text('depends_on')) }),
        ...(Object.keys(bought).length > 0 && { procurement: bought }),
      },
    ]
  })

  const currency = columns.find(({ base, of }) => base !== 'title' && of !== '')?.of.toUpperCase()
  const { period, adopted, organisation: _, ...said } = beside
  const plan: Plan = {
    id: 'plan',
    title: 'Plan',
    currency: currency ?? 'XXX',
    pricesIncludeVat: true,
    vatRate: 0,
    ...(period ?? yearsOf(measures)),
    ...(Object.fromEntries(Object.entries(said).filter(([, each]) => each !== undefined)) as Partial<Plan>),
    ...(adopted !== undefined && { adoptedOn: adopted }),
    cites: citesOf(beside),
    measures,
  }
  return {
    plan,
    known: { period: period !== undefined, vat: beside.vatRate !== undefined },
    cellOf(measure, field) {
      const row = places.get(measure)
      const column = columns.find(({ base }) => heads[base] === field)
      return row === undefined || column === undefined ? null : addressOf(column.at, row)
    },
    unread,
  }
}
