import { expect, it } from 'vitest'
import { outageMs, powerAt, rechargeMs } from '#demo/power.js'
import { plusMs } from '#lib/instant.js'

const failsAt = '2026-11-22T07:00:00.000Z'
const script = { selfTestAt: '2026-11-21T11:00:00.000Z', testedOnBefore: '2026-11-10', failsAt }
const after = (ms: number) => powerAt(script, plusMs(failsAt, ms))

it('plays a failure of the mains from transfer to low battery to recovery', () => {
  expect(after(-1)).toMatchObject({ source: 'mains', chargePercent: 100 })
  expect(after(0)).toMatchObject({ source: 'battery', isLow: false })
  expect(after(outageMs - 1)).toMatchObject({ source: 'battery', isLow: true })
  expect(after(outageMs)).toMatchObject({ source: 'mains', isLow: false })
  expect(after(outageMs).chargePercent).toBeLessThan(10)
  expect(after(outageMs + rechargeMs)).toMatchObject({ source: 'mains', chargePercent: 100 })
})

it('has less and less minutes left', () => {
  const minutes = [0, 20_000, 40_000, 60_000, 80_000].map((ms) => after(ms).runtimeMinutes)
  expect(minutes).toEqual(minutes.toSorted((a, b) => b - a))
})

it('tests itself for a minute, and has a day of its test from then on', () => {
  expect(powerAt(script, '2026-11-21T10:59:00.000Z')).toMatchObject({
    isTesting: false,
    testedOn: '11/10/2026',
  })
  expect(powerAt(script, '2026-11-21T11:00:30.000Z')).toMatchObject({ isTesting: true })
  expect(powerAt(script, '2026-11-21T11:02:00.000Z')).toMatchObject({
    isTesting: false,
    testedOn: '11/21/2026',
  })
})
