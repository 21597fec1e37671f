import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asBucket, curvesOf, roundTicks, runsOf } from '#domain/observed/curve.js'

const hour = 3_600_000
const start = Date.parse('2026-11-22T00:00:00.000Z')

const reading = (minutes: number, value: number, key = '') => ({
  entry: 'disk/si',
  metric: 'freePercent',
  key,
  at: new Date(start + minutes * 60_000).toISOString(),
  value,
})

const values = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 1439 }),
    value: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  }),
  { minLength: 1, maxLength: 200 },
)

describe('curves', () => {
  it('lose no reading and never leave what was read', () => {
    fc.assert(
      fc.property(values, (given) => {
        const [curve] = curvesOf(
          given.map(({ minutes, value }) => asBucket(reading(minutes, value))),
          hour,
        )
        const points = curve?.points ?? []
        expect(points.reduce((sum, { count }) => sum + count, 0)).toBe(given.length)
        for (const { beganMs, least, mean, greatest, count } of points) {
          const own = given.filter(({ minutes }) => Math.floor(minutes / 60) === (beganMs - start) / hour)
          expect(count).toBe(own.length)
          expect(least).toBe(Math.min(...own.map(({ value }) => value)))
          expect(greatest).toBe(Math.max(...own.map(({ value }) => value)))
          const slack = 1e-6 * Math.max(1, Math.abs(least), Math.abs(greatest))
          expect(mean).toBeGreaterThanOrEqual(least - slack)
          expect(mean).toBeLessThanOrEqual(greatest + slack)
        }
      }),
    )
  })

  it('say the same whether readings come raw or are put together before', () => {
    fc.assert(
      fc.property(values, (given) => {
        const raw = given.map(({ minutes, value }) => asBucket(reading(minutes, value)))
        const [hourly] = curvesOf(raw, hour)
        const kept = (hourly?.points ?? []).map((point) => ({
          ...raw[0],
          ...point,
          began: new Date(point.beganMs).toISOString(),
        }))
        const [daily] = curvesOf(raw, 24 * hour)
        const [again] = curvesOf(kept as typeof raw, 24 * hour)
        expect(again?.points).toHaveLength(1)
        const [a] = daily?.points ?? []
        const [b] = again?.points ?? []
        expect([b?.least, b?.greatest, b?.count]).toEqual([a?.least, a?.greatest, a?.count])
        const size = Math.max(1, Math.abs(a?.least ?? 0), Math.abs(a?.greatest ?? 0))
        expect(Math.abs((a?.mean ?? 0) - (b?.mean ?? 0))).toBeLessThanOrEqual(1e-9 * size)
      }),
    )
  })

  it('are one for each metric of each fact, by name', () => {
    const curves = curvesOf([asBucket(reading(0, 1, '/srv')), asBucket(reading(0, 2, '/'))], hour)
    expect(curves.map(({ key }) => key)).toEqual(['/', '/srv'])
  })

  it('are open where nothing was heard', () => {
    const [curve] = curvesOf(
      [0, 60, 240, 300].map((minutes) => asBucket(reading(minutes, 1))),
      hour,
    )
    expect(runsOf(curve?.points ?? [], hour).map((run) => run.length)).toEqual([2, 2])
  })
})

describe('the ticks of an axis', () => {
  it('are few, evenly spaced and hold everything', () => {
    const finite = fc.double({ min: -1e12, max: 1e12, noNaN: true })
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const [least, greatest] = [Math.min(a, b), Math.max(a, b)]
        const ticks = roundTicks(least, greatest)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(7)
        const slack = 1e-9 * Math.max(1, Math.abs(least), Math.abs(greatest))
        expect(ticks[0]).toBeLessThanOrEqual(least + slack)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(greatest - slack)
      }),
    )
  })

  it('are round', () => {
    expect(roundTicks(0, 97)).toEqual([0, 25, 50, 75, 100])
    expect(roundTicks(41.2, 41.9)).toEqual([41.2, 41.400000000000006, 41.6, 41.800000000000004, 42])
    expect(roundTicks(5, 5)).toEqual([4, 6])
    expect(roundTicks(-5e-324, 0)).toHaveLength(2)
  })
})
