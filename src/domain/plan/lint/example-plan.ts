import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Example } from './lint.js'

const present = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T

const measureOf = (given: Example['rows'][number], index: number): Measure =>
  present({
    id: `1.1.${index + 1}`,
    area: '1',
    task: '1.1',
    title: `Row ${'abcdefghijklmnopqrstuvwxyz'.charAt(index % 26)}`,
    owners: ['clerk'],
    approvers: ['head'],
    recurrence: 'one-off',
    fundingSources: [],
    budgetAsWritten: '',
    deadline: '2027-06-30',
    deadlineKind: given.deadline === undefined && 'deadline' in given ? 'none' : 'date',
    indicators: ['report filed'],
    spec: '',
    category: 'governance',
    ...given,
  } as Measure)

/** The plan of an example: two years, adopted before they begin, and nothing wrong but what the example says. */
export const examplePlan = ({ plan, rows }: Example): Plan =>
  present({
    id: 'example',
    title: 'Example',
    adoptedOn: '2026-12-15',
    actNumber: '1/2026',
    from: '2027-01-01',
    to: '2028-12-31',
    currency: 'RSD',
    pricesIncludeVat: true,
    vatRate: 0.2,
    cites: [],
    measures: rows.map(measureOf),
    ...plan,
  } as Plan)
