import { describe, expect, it } from 'vitest'
import type { Observed } from '#domain/plan/reconcile/entry-known.js'
import { asset, measure, plan, register, seen, standing } from './small-plan.js'

const check = (source: string, observed: Observed | null = null, over: Parameters<typeof asset>[1] = {}) =>
  standing(
    register({
      plans: [
        plan([
          measure({
            expects: [
              { what: 'Thing', of: 'asset', count: 1, meets: [{ what: 'As wanted', check: source }] },
            ],
          }),
        ]),
      ],
      assets: [asset('A', { measure: '1.1', ...over })],
    }),
    observed ? { A: observed } : {},
  )['1.1']

const answer = (...given: Parameters<typeof check>) => check(...given)?.entries[0]?.checks[0]

const rating =
  'has(facts.ups) && facts.ups.exists(u, u.nominalWatts != null) ? facts.ups.exists(u, u.nominalWatts != null && u.nominalWatts >= 2700.0) : asset.nominalWatts >= 2700.0'
const ups = (nominalWatts: number | null, staleAt?: string) =>
  seen({ ups: [{ name: 'ups', nominalWatts, nominalVoltAmperes: 3000 }] }, staleAt)

describe('whether a thing is as the plan wants it', () => {
  it('believes the device before the plate', () => {
    const plate = { kind: 'ups' as const, nominalWatts: 2700 }
    expect(answer(rating, ups(2400), plate)).toMatchObject({
      state: 'no',
      by: 'device',
      values: [
        { name: 'facts.ups.nominalWatts', value: 2400 },
        { name: 'asset.nominalWatts', value: 2700 },
      ],
    })
    expect(answer(rating, ups(2700), plate)).toMatchObject({ state: 'yes', by: 'device' })
  })

  it('shows what it looked at in a list, and not the list', () => {
    const computer = seen({ hardware: [{ drives: [{ name: 'sda', kind: 'ssd' }] }] })
    const hasSsd = 'facts.hardware.exists(h, h.drives.exists(d, d.kind == "ssd"))'
    expect(answer(hasSsd, computer)?.values).toEqual([{ name: 'facts.hardware.drives.kind', value: 'ssd' }])
  })

  it('takes the plate only where the device does not report, and never counts watts out of volt-amperes', () => {
    expect(answer(rating, ups(null), { kind: 'ups', nominalWatts: 2700 })).toMatchObject({ state: 'yes' })
    expect(answer(rating, null, { kind: 'ups', nominalWatts: 2700 })).toMatchObject({
      state: 'yes',
      by: 'register',
    })
    expect(answer(rating, ups(null), { kind: 'ups', nominalVoltAmperes: 3000 })).toMatchObject({
      state: 'unknown',
      reason: 'not-recorded',
    })
  })

  it('does not fall back to the plate when a device that reported falls silent', () => {
    expect(
      answer(rating, ups(2400, '2026-11-22T06:00:00.000Z'), { kind: 'ups', nominalWatts: 2700 }),
    ).toMatchObject({
      state: 'unknown',
      reason: 'stale',
    })
  })

  it.each([
    ['never-seen', 'facts.hardware.size() > 0', null, null],
    ['not-reported', 'facts.hardware.size() > 0', seen({ os: [] }), null],
    ['no-probe', 'facts.ups.size() > 0', null, null],
    ['no-probe', 'unknown("no probe measures it")', null, 'no probe measures it'],
    ['not-recorded', 'asset.nominalWatts > 0.0', null, null],
    ['error', 'asset.nominalWatt > 0.0', null, expect.any(String)],
  ] as const)('%s: unknown, and never a pass', (reason, source, observed, detail) => {
    const row = check(source, observed)
    expect(row?.entries[0]?.checks[0]).toMatchObject({ state: 'unknown', reason, detail })
    expect(row?.numbers).toMatchObject({ meets: 0, fails: 0, unproven: 1 })
    expect(row?.state).toBe('unproven')
  })

  it('turns as time passes, to the instant', () => {
    const source = 'services.exists(s, s.kind == "inspection" && within(s.date, months(6)))'
    const of = register({
      plans: [
        plan([
          measure({
            expects: [
              { what: 'Thing', of: 'asset', count: 1, meets: [{ what: 'Inspected', check: source }] },
            ],
          }),
        ]),
      ],
      assets: [asset('E', { kind: 'extinguisher', measure: '1.1' })],
      serviceRecords: [{ id: 'S', asset: 'E', kind: 'inspection', date: '2026-05-22', result: 'passed' }],
    })
    expect(standing(of, {}, '2026-11-22T22:59:59.999Z')['1.1']?.state).toBe('fulfilled')
    expect(standing(of, {}, '2026-11-22T23:00:00.000Z')['1.1']?.state).toBe('deficient')
  })
})
