import { describe, expect, it } from 'vitest'
import { expectedAfter, missedBetween, scheduleFault, scheduleText } from '#domain/jobs/schedule.js'

const daily = { periodSeconds: 86_400, graceSeconds: 3600 }
const atTwo = { cron: '0 2 * * *', timeZone: 'Europe/Belgrade', graceSeconds: 3600 }

describe('a schedule', () => {
  it('expects the next run a period after the last', () => {
    expect(expectedAfter(daily, '2026-11-21T23:10:00.000Z')).toBe('2026-11-22T23:10:00.000Z')
  })

  it('expects it at a local time, also across the change of clocks', () => {
    expect(expectedAfter(atTwo, '2026-11-21T23:10:00.000Z')).toBe('2026-11-22T01:00:00.000Z')
    expect(expectedAfter(atTwo, '2026-10-24T00:00:00.000Z')).toBe('2026-10-25T00:00:00.000Z')
    // At two it is three: the hour is not there.
    expect(expectedAfter(atTwo, '2026-03-28T01:00:00.000Z')).toBe('2026-03-29T01:00:00.000Z')
  })

  it('expects nothing in the past in the hour that autumn repeats', () => {
    const often = { cron: '*/30 * * * *', timeZone: 'Europe/Belgrade', graceSeconds: 60 }
    expect(expectedAfter(often, '2026-10-25T01:00:00.000Z')).toBe('2026-10-25T01:30:00.000Z')
    expect(expectedAfter(often, '2026-10-25T01:30:00.000Z')).toBe('2026-10-25T02:00:00.000Z')
  })

  it('counts the times of a crontab once, and up to a thousand', () => {
    const often = { cron: '* * * * *', timeZone: 'UTC', graceSeconds: 60 }
    expect(missedBetween(often, '2026-11-22T00:00:00.000Z', '2026-11-22T01:00:00.000Z')).toBe(60)
    expect(missedBetween(often, '2026-11-22T00:00:00.000Z', '2026-11-22T01:01:00.000Z')).toBe(61)
    expect(missedBetween(often, '2026-11-22T00:00:00.000Z', '2026-11-22T00:30:00.000Z')).toBe(30)
    expect(missedBetween(often, '2025-11-22T00:00:00.000Z', '2026-11-22T01:00:00.000Z')).toBe(1000)
  })

  it('counts what is missed from the very end of its grace', () => {
    const expected = '2026-11-22T01:00:00.000Z'
    for (const schedule of [daily, atTwo]) {
      expect(missedBetween(schedule, expected, '2026-11-22T01:59:59.999Z')).toBe(0)
      expect(missedBetween(schedule, expected, '2026-11-22T02:00:00.000Z')).toBe(1)
      expect(missedBetween(schedule, expected, '2026-11-23T01:59:59.999Z')).toBe(1)
      expect(missedBetween(schedule, expected, '2026-11-24T07:00:00.000Z')).toBe(3)
    }
  })

  it.each([
    ['61 2 * * *', 'Europe/Belgrade'],
    ['0 2 30 2 *', 'Europe/Belgrade'],
    ['0 2 * * *', 'Europe/Nowhere'],
    ['* 0 2 * * *', 'Europe/Belgrade'],
  ])('that cannot be kept says why: %s %s', (cron, timeZone) => {
    expect(scheduleFault({ cron, timeZone, graceSeconds: 60 }, '2026-11-22T07:00:00.000Z')).not.toBeNull()
  })

  it('in a zone that there is not says so in our words', () => {
    const nowhere = { cron: '0 2 * * *', timeZone: 'Europe/Nowhere', graceSeconds: 60 }
    expect(scheduleFault(nowhere, '2026-11-22T07:00:00.000Z')).toBe(
      'Europe/Nowhere is no time zone such as Europe/Belgrade',
    )
  })

  it('says itself', () => {
    expect([
      scheduleFault(atTwo, '2026-11-22T07:00:00.000Z'),
      scheduleText(daily),
      scheduleText(atTwo),
    ]).toEqual([null, 'every 1d, grace 1h', '0 2 * * * Europe/Belgrade, grace 1h'])
  })
})
