import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPlanStatus, type PlanStatus } from '#service/plan/plan-status.js'
import { asset, measure, plan, register as small } from '../../domain/plan/reconcile/small-plan.js'
import { openWorld, type World } from '../world.js'

const hardware = (serial: string, memoryBytes = 8e9) => ({
  'hardware/linux': [
    {
      manufacturer: null,
      model: null,
      serial,
      uuid: null,
      boardSerial: null,
      chassis: 'desktop',
      cpuModel: null,
      processorCount: 1,
      coreCount: 4,
      threadCount: 4,
      memoryBytes,
      drives: [],
    },
  ],
})

const register = small({
  plans: [
    plan([
      measure({
        expects: [
          {
            what: 'Computer',
            of: 'asset',
            count: 2,
            where: 'asset.kind == "computer"',
            meets: [{ what: 'Memory', check: 'facts.hardware.exists(h, h.memoryBytes >= 8e9)' }],
          },
        ],
      }),
    ]),
  ],
  assets: [asset('A', { serial: 'SERIAL-A' }), asset('B', { serial: 'SERIAL-B' })],
})

let world: World
let status: PlanStatus
beforeEach(async () => {
  world = await openWorld([], { register, start: '2026-11-22T07:00:00.000Z' })
  status = openPlanStatus({ store: world.store, clock: world.clock, judging: world.judging })
})
afterEach(() => world.close())

const numbers = async (asOf: string | null = null) => {
  const { rows } = await status.standing(asOf)
  const { seen, meets, fails, unproven, recorded } = rows[0]?.numbers ?? {}
  return { recorded, seen, meets, fails, unproven }
}

describe('how plans stand', () => {
  it('follows what agents report, without being made from scratch', async () => {
    expect(await numbers()).toMatchObject({ recorded: 2, seen: 0, unproven: 2 })
    const agent = await world.enrol('a')
    await world.send(agent, { at: world.clock.now(), sequence: 1, facts: hardware('SERIAL-A') })
    status.heard([{ agent: 'a', isChanged: true, subjects: ['host:a'] }])
    expect(await numbers()).toMatchObject({ seen: 1, meets: 1, unproven: 1 })
    world.setClock('2026-11-22T07:05:00.000Z')
    await world.send(agent, { at: world.clock.now(), sequence: 2, facts: hardware('SERIAL-A', 4e9) })
    status.heard([{ agent: 'a', isChanged: true, subjects: ['host:a'] }])
    expect(await numbers()).toMatchObject({ seen: 1, fails: 1, unproven: 1 })
  })

  it('sees an agent fall silent, and hears it again though it says what it said', async () => {
    const agent = await world.enrol('a')
    await world.send(agent, { at: world.clock.now(), sequence: 1, facts: hardware('SERIAL-A') })
    expect(await numbers()).toMatchObject({ seen: 1 })
    world.setClock('2026-11-22T07:20:00.000Z')
    expect(await numbers()).toMatchObject({ seen: 0, unproven: 2 })
    world.setClock('2026-11-22T07:30:00.000Z')
    await world.send(agent, { at: world.clock.now(), sequence: 2, facts: hardware('SERIAL-A') })
    status.heard([{ agent: 'a', isChanged: false, subjects: [] }])
    expect(await numbers()).toMatchObject({ seen: 1, meets: 1 })
  })

  it('says of a past moment what agents and the register said then', async () => {
    await world.judgeRegister()
    const agent = await world.enrol('a')
    await world.send(agent, { at: world.clock.now(), sequence: 1, facts: hardware('SERIAL-A') })
    world.setClock('2026-11-23T07:00:00.000Z')
    await world.send(agent, { at: world.clock.now(), sequence: 2, facts: hardware('SERIAL-A', 4e9) })
    expect(await numbers('2026-11-22T07:05:00.000Z')).toMatchObject({ seen: 1, meets: 1 })
    expect(await numbers('2026-11-22T12:00:00.000Z')).toMatchObject({ seen: 0 })
    expect(await numbers()).toMatchObject({ seen: 1, fails: 1 })
  })

  it('follows a serial number that is corrected from one asset to the other', async () => {
    const agent = await world.enrol('a')
    await world.send(agent, { at: world.clock.now(), sequence: 1, facts: hardware('SERIAL-A') })
    const seen = async () =>
      (await status.standing(null)).rows[0]?.entries.map(({ id, seen: is }) => `${id} ${is}`)
    expect(await seen()).toEqual(['A seen', 'B never'])
    const next = {
      ...register,
      assets: [asset('A', { serial: 'SERIAL-C' }), asset('B', { serial: 'SERIAL-A' })],
    }
    world.document.value = next
    world.judging.links.relink(next)
    expect(await seen()).toEqual(['A never', 'B seen'])
  })
})
