import type { Asset } from '#contract/register/asset.js'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { Register } from '#contract/register.js'
import type { Observed } from '#domain/plan/reconcile/entry-known.js'
import { openReconciler } from '#domain/plan/reconcile/reconciler.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import { emptyRegister } from '#domain/register/empty-register.js'

export const now = '2026-11-22T07:00:00.000Z'

export const measure = (over: Partial<Measure> = {}): Measure => ({
  id: '1.1',
  area: '1',
  task: '1.1',
  title: 'Buy computers',
  owners: ['head'],
  approvers: [],
  recurrence: 'one-off',
  fundingSources: [],
  budgetAsWritten: '',
  deadlineKind: 'date',
  indicators: [],
  spec: '',
  category: 'hardware',
  ...over,
})

export const plan = (measures: readonly Measure[], over: Partial<Plan> = {}): Plan => ({
  id: 'plan',
  title: 'A plan',
  from: '2026-01-01',
  to: '2027-12-31',
  currency: 'RSD',
  pricesIncludeVat: true,
  vatRate: 0.2,
  cites: [],
  measures: [...measures],
  ...over,
})

export const asset = (id: string, over: Partial<Asset> = {}): Asset => ({
  id,
  kind: 'computer',
  state: 'in-use',
  ...over,
})

export const register = (over: Partial<Register>): Register =>
  Register.parse({
    ...emptyRegister({
      id: 'varos',
      name: 'Varoš',
      country: 'RS',
      timeZone: 'Europe/Belgrade',
      currency: 'RSD',
      language: 'en',
    }),
    ...over,
  })

/** How rows stand, by their number. */
export const standing = (
  of: Register,
  observed: Readonly<Record<string, Observed>> = {},
  at = now,
): Record<string, RowStatus> => {
  const { rows } = openReconciler(({ id }) => observed[id] ?? null).reconcile(of, at)
  return Object.fromEntries(rows.map((row) => [row.measure, row]))
}

/** A machine that an agent tells of, until the end of the day. */
export const seen = (
  topics: Readonly<Record<string, readonly unknown[]>> = {},
  staleAt = '2026-11-22T22:00:00.000Z',
): Observed => ({
  subjects: ['host:one'],
  staleAt,
  sets: Object.entries(topics).map(([topic, facts]) => ({ topic, facts, staleAt, shiftSeconds: 0 })),
})
