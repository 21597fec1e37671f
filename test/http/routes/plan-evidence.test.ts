import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryVersion } from '#domain/register/change.js'
import { get, post } from '../forms.js'
import { openPlanApi, openPlanWorld, type PlanWorld } from '../plan-world.js'
import type { SignedIn } from '../users.js'

let world: PlanWorld
let api: ReturnType<typeof openPlanApi>['api']
let act: ReturnType<typeof openPlanApi>['act']
let state: ReturnType<typeof openPlanApi>['state']
beforeEach(async () => {
  world = await openPlanWorld()
  ;({ api, act, state } = openPlanApi(world))
})
afterEach(() => world.close())

const paper = { statement: 'The act is adopted.', date: '2026-05-20', document: '016-7/2026' }
const sign = (id: string, user: SignedIn) =>
  post(
    world,
    `/to-sign/attestations/${id}`,
    { version: entryVersion(world.services.register.value.attestations.find((one) => one.id === id)) },
    user.headers,
  )

describe('evidence of a row', () => {
  it('is proposed by an owner and confirmed by the approver alone', async () => {
    const head = await world.user('approver', { offices: ['head'] })
    expect(await state('1.1')).toBe('missing')
    const { status, body } = await act('1.1', 'evidence', paper)
    expect([status, body.id]).toEqual([201, 'AT-2026-001'])
    expect(world.services.register.value.attestations[0]).toEqual({
      ...paper,
      id: 'AT-2026-001',
      question: 'measure:p-2026/1.1',
      by: 'it',
    })
    expect(await state('1.1')).toBe('proposed')
    expect((await act('1.1', 'evidence', paper)).status).toBe(400)
    for (const offices of [['it'], ['deputy'], ['assembly'], ['it', 'head']])
      expect((await sign(body.id, await world.user('approver', { offices }))).status, offices.join()).toBe(
        403,
      )
    const page = await (await get(world, `/to-sign/attestations/${body.id}`, head.headers)).text()
    for (const words of ['1.1 Row 1.1 (Plan 2026)', 'The act is adopted.', 'Confirm'])
      expect(page).toContain(words)
    expect((await sign(body.id, head)).status).toBe(303)
    expect(await state('1.1')).toBe('confirmed')
    expect(world.services.register.value.attestations[0]).toMatchObject({
      confirmedBy: 'head',
      confirmedOn: '2026-11-22',
    })
  })

  it('waits for nobody, on every page, while no account of the approver can sign in', async () => {
    await act('1.1', 'evidence', paper)
    const told = async () => {
      const page = await (await get(world, '/plans/p-2026/rows/1.1', world.operator.headers)).text()
      const { body } = await api('status/1.1', null)
      const { row } = body as unknown as { row: { state: string; timeliness: { is: string } } }
      return [/<main.*?no second person/s.test(page), row.state, row.timeliness.is]
    }
    expect(await told()).toEqual([true, 'not-countable', 'no-second-person'])
    const head = await world.user('approver', { offices: ['head'] })
    expect(await told()).toEqual([false, 'declared', 'late'])
    await world.store.transaction(async (tx) => {
      const user = await tx.people.user(head.id)
      if (user) await tx.people.putUser({ ...user, disabledAt: world.services.clock.now() })
    })
    expect(await told()).toEqual([true, 'not-countable', 'no-second-person'])
  })

  it('goes to the deputy where the approver is an owner, and not to the approver', async () => {
    const head = await world.user('approver', { offices: ['head'] })
    expect(await state('1.2')).toBe('no-second-person')
    const { body } = await act('1.2', 'evidence', paper)
    expect((await sign(body.id, head)).status).toBe(403)
    const governance = (await api('rows/1.2/governance', null)).body
    expect(governance).toMatchObject({ state: 'no-second-person', offices: ['deputy'], isOverdue: false })
    const deputy = await world.user('approver', { offices: ['deputy'] })
    expect((await api('rows/1.2/governance', null)).body).toMatchObject({
      state: 'proposed',
      isOverdue: true,
    })
    expect((await sign(body.id, deputy)).status).toBe(303)
    expect(await state('1.2')).toBe('confirmed')
  })

  it('goes to the body that adopted the plan where the deputy is an owner too', async () => {
    const { body } = await act('1.3', 'evidence', paper)
    expect((await sign(body.id, await world.user('approver', { offices: ['deputy'] }))).status).toBe(403)
    expect((await sign(body.id, await world.user('approver', { offices: ['assembly'] }))).status).toBe(303)
  })

  it('answers for the period of its day, is withdrawn with a reason, and comes back by undo', async () => {
    const head = await world.user('approver', { offices: ['head'] })
    const { body } = await act('1.4', 'evidence', paper)
    expect(world.services.register.value.attestations[0]).toMatchObject({ period: '2026' })
    await sign(body.id, head)
    expect((await api('rows/1.4/governance', null)).body.periods).toMatchObject([
      { name: '2026', state: 'confirmed' },
      { name: '2027', state: 'ahead' },
    ])
    const gone = await api(
      `rows/1.4/evidence/${body.id}?why=wrong`,
      {},
      { match: world.version('1.4'), method: 'DELETE' },
    )
    expect(gone.status).toBe(200)
    expect(await state('1.4')).toBe('missing')
  })
})
