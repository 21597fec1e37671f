import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOfSerial } from '#lib/sheet/serial-date.js'

describe('the serial number of a day', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [44_197, '2021-01-01'],
    [45_983.75, '2025-11-22'],
  ])('%d is %s', (serial, day) => {
    expect(dayOfSerial(serial, false)).toBe(day)
  })

  it('counts from 1904 where the workbook does', () => {
    expect(dayOfSerial(0, true)).toBe('1904-01-01')
    expect(dayOfSerial(42_735, true)).toBe('2021-01-01')
  })

  it('is one more for each day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_464 }), (serial) => {
        const [day, next] = [dayOfSerial(serial, false) ?? '', dayOfSerial(serial + 1, false) ?? '']
        expect(Date.parse(next) - Date.parse(day)).toBe(24 * 3600 * 1000)
      }),
    )
  })

  it('is none where there is no such day', () => {
    expect(dayOfSerial(-1, false)).toBeNull()
    expect(dayOfSerial(Number.NaN, false)).toBeNull()
    expect(dayOfSerial(3_000_000, false)).toBeNull()
  })
})
