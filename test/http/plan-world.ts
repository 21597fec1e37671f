import type { Part } from '#contract/register.js'
import { rowVersion } from '#domain/plan/row-version.js'
import type { SignedIn } from './users.js'
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

interface Answer {
  readonly id: string
  readonly edit: number
  readonly state: string
  readonly turnout: { readonly isAll: boolean | null }
  readonly periods: unknown
}

/** Asks the API about the plan of that world. */
export const openPlanApi = (world: PlanWorld) => {
  const api = async (
    path: string,
    body: object | null,
    {
      user = world.operator,
      match,
      method = 'POST',
    }: { user?: SignedIn; match?: string; method?: string } = {},
  ) => {
    const response = await world.app.request(`/api/v1/plans/${plan.id}/${path}`, {
      method: body === null ? 'GET' : method,
      headers: {
        'Content-Type': 'application/json',
        Origin: 'http://localhost',
        Host: 'localhost',
        ...user.headers,
        ...(match !== undefined && { 'If-Match': `"${match}"` }),
      },
      ...(body !== null && { body: JSON.stringify(body) }),
    })
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: (await response.json()) as Answer,
    }
  }
  return {
    api,
    /** Acts on a row from the version that it has now. */
    act: (row: string, path: string, body: object, user?: SignedIn) =>
      api(`rows/${row}/${path}`, body, { match: world.version(row), ...(user && { user }) }),
    state: async (row: string) => (await api(`rows/${row}/governance`, null)).body.state,
  }
}
