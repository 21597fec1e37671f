import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatLocalNumber, parseLocalNumber } from '#lib/local-number.js'

describe('a number as people write it', () => {
  it.each([
    ['sr-Cyrl', '70.000,00', 70000],
    ['sr-Cyrl', '1.800.000,5', 1800000.5],
    ['sr-Cyrl', '70000', 70000],
    ['sr-Cyrl', '70000.00', 70000],
    ['sr-Cyrl', '70 000,00', 70000],
    ['sr-Cyrl', '70.5', 70.5],
    ['sr-Cyrl', '70.000', 70000],
    ['sr-Latn', '-3,5', -3.5],
    ['en', '70,000.00', 70000],
    ['en', '70.5', 70.5],
    ['sr-Cyrl', '70,000,00', null],
    ['sr-Cyrl', '7.00.000', null],
    ['en', '70,5', null],
    ['en', 'seventy', null],
    ['en', '', null],
    ['en', '1e9', null],
  ])('%s: %s', (language, text, value) => {
    expect(parseLocalNumber(text, language)).toBe(value)
  })

  it.each(['en', 'sr-Cyrl', 'sr-Latn', 'cs', 'hu', 'sl'])(
    'is read back as it is written in %s',
    (language) => {
      fc.assert(
        fc.property(
          fc.integer({ min: -1e12, max: 1e12 }),
          fc.integer({ min: 0, max: 4 }),
          (digits, decimals) => {
            const value = digits / 10 ** decimals
            expect(parseLocalNumber(formatLocalNumber(value, language), language)).toBe(
              value === 0 ? 0 : value,
            )
          },
        ),
      )
    },
  )
})
