import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSums, decimalOf, minorOf, sumOf } from '#domain/counting/money.js'

const dinars = (amount: number) => ({ amount, currency: 'RSD' })

describe('an amount', () => {
  it.each([
    [0, '0.00'],
    [250_000, '250000.00'],
    [1.005, '1.01'],
    [0.1, '0.10'],
    [58_999.9, '58999.90'],
    [1e21, '1000000000000000000000.00'],
    [1e-7, '0.00'],
    [0.004999, '0.00'],
  ])('of %d is %s', (amount, text) => {
    expect(decimalOf(minorOf(dinars(amount)))).toBe(text)
  })

  it('has VAT added where it comes on top, to the para', () => {
    const net = { amount: 1000.1, currency: 'RSD', vatIncluded: false }
    expect(decimalOf(minorOf({ ...net, vatRate: 0.2 }))).toBe('1200.12')
    expect(decimalOf(minorOf({ ...net, vatRate: 0.1 }))).toBe('1100.11')
    expect(decimalOf(minorOf({ ...net, vatIncluded: true, vatRate: 0.2 }))).toBe('1000.10')
    expect(decimalOf(minorOf(net))).toBe('1000.10')
  })

  it('of whole para comes out as it went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (minor) => {
        expect(minorOf(dinars(minor / 100))).toBe(BigInt(minor))
      }),
    )
  })
})

describe('sums', () => {
  it('are exact where floating point is not, and do not mix currencies', () => {
    const tenths = Array.from({ length: 1000 }, () => dinars(0.1))
    expect(sumOf([...tenths, { amount: 5, currency: 'EUR' }, null])).toEqual({ EUR: 500n, RSD: 10_000n })
  })

  it('of parts are the sum of all', () => {
    const price = fc.record({
      amount: fc.double({ min: 0, max: 1e9, noNaN: true }),
      currency: fc.constantFrom('RSD', 'EUR'),
    })
    fc.assert(
      fc.property(fc.array(price), fc.array(price), (a, b) => {
        expect(addSums(sumOf(a), sumOf(b))).toEqual(sumOf([...a, ...b]))
      }),
    )
  })
})
