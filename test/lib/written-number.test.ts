import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonMark, writtenNumber } from '#lib/written-number.js'

const grouped = (whole: string, mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark)

/** A number written with `group` between thousands and `decimal` before the decimals. */
const written = (cents: number, group: string, decimal: string): string => {
  const [whole = '', decimals = ''] = (cents / 100).toFixed(2).split('.')
  return `${grouped(whole, group)}${decimal}${decimals}`
}

describe('a written number', () => {
  it.each([
    [' ', ','],
    ['\u00a0', ','],
    ['.', ','],
    [',', '.'],
    ["'", '.'],
    ['', ','],
    ['', '.'],
  ])(
    'is the number that was written with “%s” between thousands and “%s” before decimals',
    (group, decimal) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1e13 }), (cents) => {
          const read = writtenNumber(written(cents, group, decimal))
          expect(read).toEqual({ value: cents / 100, mark: decimal === ',' ? 'comma' : 'point' })
        }),
      )
    },
  )

  it.each([
    ['70.000', { comma: 70_000, point: 70 }],
    ['1,234', { comma: 1.234, point: 1234 }],
    ['-70.000', { comma: -70_000, point: -70 }],
  ])('“%s” is thousands or decimals, and it does not say which', (text, ambiguous) => {
    expect(writtenNumber(text)).toEqual({ ambiguous })
  })

  it.each([
    ['1.800.000', 1_800_000, 'comma'],
    ['1,234,567', 1_234_567, 'point'],
    ['0.500', 0.5, 'point'],
    ['1234.567', 1234.567, 'point'],
    ['12,5', 12.5, 'comma'],
    ['70.000,-', 70_000, 'comma'],
    ['1 800 000', 1_800_000, null],
    ['007', 7, null],
  ])('“%s” is %d', (text, value, mark) => {
    expect(writtenNumber(text)).toEqual({ value, mark })
  })

  it.each(['', 'x', '1e5', '1.2.3', '1.23,4', '12 34', '1.234,567.8', '5.', '--5', '1,,2'])(
    '“%s” is none',
    (text) => {
      expect(writtenNumber(text)).toBeNull()
    },
  )

  it('takes the mark from the numbers that show it, and from none where they differ', () => {
    expect(commonMark(['70.000', '1.200,50', 'x', '5'])).toBe('comma')
    expect(commonMark(['70.000', '80000.00'])).toBe('point')
    expect(commonMark(['70.000', '12'])).toBeNull()
    expect(commonMark(['1,50', '1.50'])).toBeNull()
  })
})
