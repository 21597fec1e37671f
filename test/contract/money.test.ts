import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Money, mostMoney } from '#contract/register/text.js'

const isMoney = (amount: number, currency = 'RSD') => Money.safeParse({ amount, currency }).success

it.each([
  [0, 'RSD', true],
  [58_999.9, 'RSD', true],
  [mostMoney, 'RSD', true],
  // What a computer makes of ninety-nine quadrillions is another number.
  [1e17, 'RSD', false],
  [mostMoney + 0.5, 'RSD', false],
  [0.005, 'RSD', false],
  [1.005, 'EUR', false],
  [1.005, 'KWD', true],
  [-1, 'RSD', false],
])('takes an amount of %d %s: %s', (amount, currency, isTaken) => {
  expect(isMoney(amount, currency)).toBe(isTaken)
})

it('takes every amount of whole hundredths up to the most, and tells it from the next one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: mostMoney * 100 - 1 }), (minor) => {
      expect(isMoney(minor / 100)).toBe(true)
      expect(minor / 100).not.toBe((minor + 1) / 100)
      expect(isMoney(Number(`${Math.floor(minor / 100000)}.001`))).toBe(false)
    }),
  )
})
