import type { Measure } from '#contract/register/measure.js'
import { Plan } from '#contract/register/plan.js'

type Row = Omit<
  Measure,
  'area' | 'task' | 'recurrence' | 'fundingSources' | 'budgetAsWritten' | 'deadlineKind' | 'spec'
> &
  Partial<Measure>

export const planOf = (
  plan: Omit<Plan, 'measures' | 'pricesIncludeVat'> & Partial<Plan>,
  rows: readonly Row[],
): Plan =>
  Plan.parse({
    pricesIncludeVat: true,
    ...plan,
    measures: rows.map((row) => ({
      area: row.id.split('.')[0] ?? '',
      task: row.id.split('.').slice(0, 2).join('.'),
      recurrence: 'one-off',
      fundingSources: [],
      budgetAsWritten: '',
      deadlineKind: 'datum',
      spec: '',
      ...row,
    })),
  })
