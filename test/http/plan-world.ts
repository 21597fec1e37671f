import type { Part } from '#contract/register.js'
import { rowVersion } from '#domain/plan/row-version.js'
import { openWorld } from './world.js'

const row = (id: string, more: object = {}) => ({
  id,
  area: '1',
  task: '1.1',
  title: `Row ${id}`,
  owners: ['it'],
  approvers: ['head'],
  recurrence: 'one-off',
  fundingSources: ['budget'],
  budgetAsWritten: '',
  deadline: '2026-06-30',
  deadlineKind: 'fixed-date',
  indicators: ['act adopted'],
  spec: '',
  category: 'governance',
  ...more,
})

export const plan = {
  id: 'p-2026',
  title: 'Plan 2026',
  adoptedOn: '2026-01-15',
  adoptedBy: 'assembly',
  from: '2026-01-01',
  to: '2027-12-31',
  currency: 'RSD',
  pricesIncludeVat: true,
  vatRate: 0.2,
  cites: [],
  measures: [
    row('1.1'),
    row('1.2', { owners: ['head', 'it'] }),
    row('1.3', { owners: ['head', 'deputy'] }),
    row('1.4', { recurrence: 'yearly', indicators: ['all users trained'], deadline: undefined }),
  ].map((one) => JSON.parse(JSON.stringify(one))),
}

/** A world with a plan of four rows: one plain, two whose approver is an owner, one that comes every year. */
export const openPlanWorld = async () => {
  const world = await openWorld()
  const operator = await world.user('operator', { name: 'olga', offices: ['it'] })
  const put = (part: Part, body: { id: string; [field: string]: unknown }) =>
    world.services.editor.edit(
      { action: 'edit', changes: [{ part, id: body.id, body }] },
      { id: 'test', name: 'test' },
    )
  for (const [id, deputy] of [['assembly'], ['deputy'], ['head', 'deputy'], ['it']] as const)
    await put('roles', { id, name: id, ...(deputy && { deputy }) })
  await put('plans', plan)
  return {
    ...world,
    operator,
    put,
    version: (id: string) => rowVersion(world.services.register.value, plan.id, id) ?? '',
    measure: (id: string) => {
      const found = world.services.register.value.plans[0]?.measures.find((one) => one.id === id)
      if (!found) throw new Error(`no row ${id}`)
      return found
    },
  }
}

export type PlanWorld = Awaited<ReturnType<typeof openPlanWorld>>
