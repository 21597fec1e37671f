import { PlanTemplate } from '#contract/plan-template.js'
import type { Measure } from '#contract/register/measure.js'
import { Plan } from '#contract/register/plan.js'
import { Register } from '#contract/register.js'
import { applyTemplate } from '#domain/plan/template/apply-template.js'
import { templateOf } from '#domain/plan/template/template-of.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { measure, plan } from '../reconcile/small-plan.js'

const register = (id: string, over: Partial<Register>): Register =>
  Register.parse({
    ...emptyRegister({
      id,
      name: id,
      country: 'RS',
      timeZone: 'Europe/Belgrade',
      currency: 'RSD',
      language: 'en',
    }),
    ...over,
  })

export const cityRows: Measure[] = [
  measure({
    id: '1.1',
    title: { en: 'Buy computers' },
    approvers: ['mayor'],
    quantity: 40,
    total: 1_800_000,
    deadline: '2027-06-30',
    moves: [{ on: '2026-05-01', from: '2027-03-31', to: '2027-06-30', reason: 'tender repeated' }],
    payments: [{ on: '2026-05-02', amount: 7 }],
    targets: [{ name: 'computers', target: 40, values: [{ on: '2026-05-02', value: 3 }] }],
    procurement: { cpv: '30213000', contract: 'C-1' },
    expects: [{ what: 'Computer', of: 'asset', count: 40, where: 'asset.kind == "computer"' }],
    doneOn: '2026-05-03',
  }),
  measure({
    id: '1.2',
    title: { en: 'Train' },
    attendance: [{ on: '2026-05-02', expected: 3, attended: 2 }],
  }),
  measure({ id: '1.3', title: { en: 'Back up' }, recurrence: 'monthly' }),
]

export const cityPlan = (rows: readonly Measure[] = cityRows, over: Partial<Plan> = {}): Plan =>
  Plan.parse(
    plan(rows, {
      id: 'plan-2027',
      title: { en: 'Plan of the city' },
      actNumber: '1/2026',
      groups: [{ id: '1', title: 'Equipment' }],
      amendments: [{ on: '2026-05-01', reason: 'ours' }],
      acceptances: [{ rule: 'r', measures: ['1.1'], reason: 'so', by: 'Ana', on: '2026-05-01' }],
      ...over,
    }),
  )

export const city = register('city', {
  roles: [
    { id: 'head', name: { en: 'Head of IT' }, mail: 'ana@city.example' },
    { id: 'mayor', name: { en: 'Mayor' } },
    { id: 'driver', name: { en: 'Driver' } },
  ],
})

export const template = (of: Plan = cityPlan(), version = 1): PlanTemplate =>
  PlanTemplate.parse(templateOf(of, city, version))

export const district = register('district', { roles: [{ id: 'it', name: { en: 'Head of IT' } }] })

/** The district once it has taken a template in, and what it was told. */
export const taken = (from: PlanTemplate, into: Register = district, isCreating = false) => {
  const proposal = applyTemplate(from, { isCreating }, into)
  const { plan: made } = proposal
  const next = made ? { ...into, plans: [...into.plans.filter(({ id }) => id !== made.id), made] } : into
  return {
    proposal,
    register: next,
    notes: proposal.reading.notes.map(({ code, values }) =>
      `${code} ${values.number ?? values.role ?? ''}`.trim(),
    ),
    faults: proposal.reading.faults.map(({ code, values }) => `${code} ${values.number ?? ''}`.trim()),
    row: (id: string) => made?.measures.find((one) => one.id === id),
    rows: made?.measures.map(({ id }) => id),
  }
}

/** A plan of the district with one of its rows changed. */
export const withRow = (from: Register, id: string, over: Partial<Measure>): Register => ({
  ...from,
  plans: from.plans.map((one) => ({
    ...one,
    measures: one.measures.map((row) => (row.id === id ? { ...row, ...over } : row)),
  })),
})
