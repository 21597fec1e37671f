import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PlanProgress } from '#contract/plan-progress.js'
import { PlanTemplate } from '#contract/plan-template.js'
import { progressHash } from '#domain/plan/template/progress-of.js'
import { planAsTemplate, templateHash } from '#domain/plan/template/template-of.js'
import type { RoleName } from '#domain/ports/people.js'
import { openPlanWorld, type PlanWorld, plan } from '../plan-world.js'

let world: PlanWorld
beforeEach(async () => {
  world = await openPlanWorld()
})
afterEach(() => world.close())

const said = (over: Partial<PlanProgress> = {}): PlanProgress => {
  const [known] = world.services.register.value.plans
  if (!known) throw new Error('no plan')
  const all = {
    format: 'popis-plan-progress' as const,
    formatVersion: 1 as const,
    template: { id: 'plandiste/p-2026', version: 1, hash: templateHash(planAsTemplate(known)) },
    organisation: { id: 'district-1', name: 'First district' },
    plan: 'p',
    asOf: '2026-11-20T07:00:00.000Z',
    signedOff: { by: 'head', name: 'Head', on: '2026-11-20' },
    rows: known.measures.map(({ id, title }) => ({
      id,
      title,
      is: 'done' as const,
      state: 'fulfilled',
      planned: 1,
      recorded: 1,
      seen: null,
      money: { currency: 'RSD', vatIncluded: true, planned: 10, paid: 4 },
    })),
    ...over,
  }
  return { ...all, hash: progressHash(all) }
}

const send = async (
  path: string,
  { role, token, body }: { role?: RoleName; token?: string; body?: unknown } = {},
) => {
  const response = await world.app.request(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      Authorization: `Bearer ${token ?? (await world.token(role ?? 'viewer'))}`,
      'Content-Type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, text, body: (isJson ? JSON.parse(text) : {}) as Record<string, never> }
}

const path = `/api/v1/plans/${plan.id}/progress`

/** A token of the role `reporter`, named for an organisation. */
const reporter = async (name: string): Promise<string> => {
  const { verbs } = await import('#service/verbs.js')
  const context = { store: world.store, clock: world.services.clock, organisation: 'plandiste' }
  return (await verbs['token.create'].run(context, { role: 'reporter', name, expiresInMs: null }, 'command'))
    .token
}

const handTo = (...ids: string[]) =>
  world.put('plans', { ...plan, handedTo: ids.map((id) => ({ id, name: `The ${id}` })) })

describe('the progress of another organisation', () => {
  it('is kept with its history, once, and rolled up', async () => {
    await handTo('district-1', 'district-2')
    const token = await reporter('district-1')
    expect((await send(path, { token, body: said() })).status).toBe(201)
    expect((await send(path, { token, body: said() })).status).toBe(200)
    const later = said({ asOf: '2026-11-21T08:00:00+01:00', rows: said().rows.slice(1) })
    expect((await send(path, { token, body: later })).status).toBe(201)
    expect((await send(path)).body).toMatchObject({
      total: { organisations: 2, heard: 1, silent: 1, rows: { done: 3, unknown: 5 } },
      organisations: [
        { id: 'district-1', hearing: 'heard', isOtherVersion: false },
        { id: 'district-2', hearing: 'silent', rows: { done: 0, unknown: 4 } },
      ],
    })
    const history = await send(`${path}/district-1`)
    expect(history.body).toMatchObject({
      items: [{ hash: later.hash, whoName: 'district-1' }, { hash: said().hash }],
      newest: { hash: later.hash },
    })
    const [entry, ...others] = await world.store.of('plandiste').auditEntries({ what: 'plan.progress' })
    expect([entry?.on, others.length]).toEqual(['p-2026', 1])
  })

  it('counts as unknown once it is too old, and on a past day by what was known then', async () => {
    await handTo('district-1')
    await send(path, { role: 'operator', body: said() })
    const total = async (query: string) =>
      (JSON.parse((await send(`${path}${query}`)).text) as { total: object }).total
    expect(await total('?stale-after=1')).toMatchObject({ heard: 0, stale: 1, rows: { done: 0, unknown: 4 } })
    expect(await total('?stale-after=2')).toMatchObject({ heard: 1, rows: { done: 4 } })
    world.setNow('2027-02-01T07:00:00.000Z')
    await send(path, { role: 'operator', body: said({ asOf: '2027-01-31T07:00:00.000Z', rows: [] }) })
    expect(await total('')).toMatchObject({ heard: 1, rows: { done: 0, unknown: 4 } })
    expect(await total('?as-of=2026-11-30')).toMatchObject({ heard: 1, rows: { done: 4 } })
    expect(await total('?as-of=2027-01-15')).toMatchObject({ stale: 1, rows: { done: 0, unknown: 4 } })
  })

  it('is taken from programs of that organisation, operators and administrators alone', async () => {
    for (const role of ['viewer', 'auditor', 'approver'] as const)
      expect((await send(path, { role, body: said() })).status).toBe(403)
    const foreign = await send(path, { token: await reporter('district-2'), body: said() })
    expect([foreign.status, foreign.text]).toEqual([403, expect.stringContaining('district-2')])
    const token = await reporter('district-1')
    for (const other of ['/api/v1/plans', '/plans', path, '/api/v1/register'])
      expect((await send(other, { token })).status, other).toBe(403)
  })

  it('is refused with each fault in its place', async () => {
    await handTo('district-2')
    const good = said()
    const bad = {
      ...said({ template: { id: 'city/x', version: 1, hash: 'x' }, asOf: '2027-01-01T00:00:00Z' }),
      hash: 'x',
    }
    const refused = await send(path, { role: 'operator', body: bad })
    expect(refused.status).toBe(400)
    expect(
      (refused.body as unknown as { errors: { where: string }[] }).errors.map(({ where }) => where),
    ).toEqual(['template.id', 'organisation.id', 'asOf', 'hash'])
    const shape = await send(path, { role: 'operator', body: { ...good, rows: [{ id: '1' }] } })
    expect(shape.text).toContain('rows.0.title')
    expect((await send('/api/v1/plans/none/progress', { role: 'operator', body: good })).status).toBe(404)
    expect((await send(path)).body).toMatchObject({ total: { heard: 0, silent: 1 } })
  })
})

describe('the page of it', () => {
  const page = async (query = '?lang=en') => {
    const { headers } = await world.user('viewer')
    const response = await world.app.request(`/plans/${plan.id}/progress${query}`, { headers })
    return response.text()
  }

  it('shows rows and organisations, and how to hand the plan out where nobody has it', async () => {
    expect(await page()).toContain('Nobody was handed this plan yet')
    await handTo('district-1', 'district-2')
    await send(path, {
      role: 'operator',
      body: said({ rows: said().rows.map((row) => ({ ...row, is: 'late' as const })) }),
    })
    const html = await page()
    for (const text of [
      'Reported: 1 of 2 organisations.',
      'First district',
      'The district-2',
      'never reported',
      '0 done, 0 open, 1 late, 1 unknown',
      'Late: First district',
      'Row 1.1',
    ])
      expect(html).toContain(text)
    expect(await page('?lang=sr-Cyrl')).toContain('никада се није јавила')
    expect((await send(`/plans/${plan.id}/progress.csv?lang=en`)).text).toContain('1.1')
  })

  it('gives the template out', async () => {
    const { text, status } = await send(`/plans/${plan.id}/template.json`)
    expect(status).toBe(200)
    const template = PlanTemplate.parse(JSON.parse(text))
    expect(template).toMatchObject({
      id: 'plandiste/p-2026',
      plan: { measures: [{ id: '1.1' }, {}, {}, {}] },
    })
    expect((await send(`/api/v1/plans/${plan.id}/template`)).body).toEqual(template)
  })
})
