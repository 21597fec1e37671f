import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BudgetRead, readBudget } from '#domain/plan/reading/read-budget.js'

/** What of a reading is not nothing. */
const read = (text: string, mark: 'comma' | 'point' | null = null): Partial<BudgetRead> | string => {
  const found = readBudget(text, mark)
  if ('fault' in found) return found.fault
  return Object.fromEntries(
    Object.entries(found.read).filter(
      ([name, value]) =>
        name !== 'isAssumed' &&
        value !== null &&
        (value !== false || name === 'hasVat') &&
        String(value) !== '',
    ),
  )
}

describe('a budget cell', () => {
  it.each([
    ['1.800.000', { total: 1_800_000 }],
    ['1 800 000,00', { total: 1_800_000 }],
    ['1,800,000.00', { total: 1_800_000 }],
    ['800.000', { total: 800_000 }],
    ['70.000,-', { total: 70_000 }],
    ['6.000 месечно', { total: 6000, rhythm: 'monthly' }],
    ['100.000 у 2019. години', { total: 100_000 }],
    ['2х35.000', { quantity: 2, unitPrice: 35_000 }],
    ['2x35.000', { quantity: 2, unitPrice: 35_000 }],
    ['70.000/ком', { unitPrice: 70_000 }],
    ['7.500/ком', { unitPrice: 7500 }],
    ['800.000 (20.000 по примерку)', { total: 800_000, unitPrice: 20_000 }],
    ['800.000 по плану', { total: 800_000 }],
    ['7.500 po komadu', { unitPrice: 7500 }],
    ['7.500 дин. по комаду', { unitPrice: 7500, currency: 'RSD' }],
    ['1.200 EUR/kos', { unitPrice: 1200, currency: 'EUR' }],
    ['12 000 Kč/ks', { unitPrice: 12_000, currency: 'CZK' }],
    ['800.000 (20.000/ком)', { total: 800_000, unitPrice: 20_000 }],
    ['1.800.000 (70.000/kom)', { total: 1_800_000, unitPrice: 70_000 }],
    ['40 x 70.000', { quantity: 40, unitPrice: 70_000 }],
    ['40 ком x 70.000 = 2.800.000', { quantity: 40, unitPrice: 70_000, total: 2_800_000 }],
    ['800.000 (40 ком)', { total: 800_000, quantity: 40 }],
    ['(40 ком) 800.000', { total: 800_000, quantity: 40 }],
    ['300.000 (3 ком x 100.000)', { total: 300_000, unitPrice: 100_000, quantity: 3 }],
    ['3 ком х 100.000 = 300.000', { total: 300_000, unitPrice: 100_000, quantity: 3 }],
    ['300.000 = 3 x 100.000', { total: 300_000, unitPrice: 100_000, quantity: 3 }],
    ['100.000 x 3 ком', { unitPrice: 100_000, quantity: 3 }],
    ['3 ком по 100.000', { unitPrice: 100_000, quantity: 3 }],
    ['300.000 (2019, 2020)', { total: 300_000 }],
    ['50.000 (е-табла)', { total: 50_000 }],
    ['110.000 (УПС 3000 VA)', { total: 110_000 }],
    ['УПС 3000 VA 110.000', { total: 110_000 }],
    ['120.000 (Office 365)', { total: 120_000 }],
    ['250.000 (за 2019. годину)', { total: 250_000 }],
    ['90.000 RSD', { total: 90_000, currency: 'RSD' }],
    ['€ 1.500,50', { total: 1500.5, currency: 'EUR' }],
    ['1,8 милиона динара', { total: 1_800_000, currency: 'RSD' }],
    ['250 хиљада', { total: 250_000 }],
    ['1,5 mil. Kč', { total: 1_500_000, currency: 'CZK' }],
    ['100.000 без ПДВ', { total: 100_000, hasVat: false }],
    ['100.000 са ПДВ', { total: 100_000, hasVat: true }],
    ['100 000 Kč bez DPH', { total: 100_000, currency: 'CZK', hasVat: false }],
    ['10.000 годишње (дизајн)', { total: 10_000, rhythm: 'yearly' }],
    ['6.000/месечно', { total: 6000, rhythm: 'monthly' }],
    ['око 300.000', { total: 300_000, isApproximate: true }],
    ['100.000 - 200.000', { range: [100_000, 200_000] }],
    ['од 100.000 до 200.000', { range: [100_000, 200_000] }],
    ['-', {}],
    ['/', {}],
    ['', {}],
    ['UNOPS/Swiss PRO', { words: 'UNOPS/Swiss PRO' }],
    ['интерна обука', { words: 'интерна обука' }],
    ['4 извора, без износа', { words: '4 извора, без износа' }],
    ['буџет за 2019. годину', { words: 'буџет за 2019. годину' }],
  ])('“%s”', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ['90.000 (агрегат) 110.000 (УПС)', 'агрегат', 'УПС'],
    ['90.000 (generator); 110.000 (UPS)', 'generator', 'UPS'],
    ['агрегат 90.000, УПС 110.000', 'агрегат', 'УПС'],
    ['агрегат: 90.000\nУПС: 110.000', 'агрегат', 'УПС'],
    ['90.000 за агрегат и 110.000 за УПС', 'за агрегат', 'за УПС'],
  ])('“%s” is two items', (text, one, two) => {
    expect(read(text)).toEqual({
      items: [
        { label: one, total: 90_000 },
        { label: two, total: 110_000 },
      ],
    })
  })

  it('with what each source gives has shares, and their sum', () => {
    expect(read('500.000 (буџет општине) 300.000 (донација)')).toEqual({
      total: 800_000,
      shares: [
        { label: 'буџет општине', total: 500_000 },
        { label: 'донација', total: 300_000 },
      ],
    })
  })

  it.each([
    ['90.000 110.000', 'several-amounts'],
    ['100.000 EUR 5.000 RSD', 'several-amounts'],
    ['1.2.3.4', 'not-an-amount'],
    ['70.00.000', 'not-an-amount'],
    ['-500', 'negative-amount'],
    ['(500)', 'negative-amount'],
    ['(500.000) РСД', 'negative-amount'],
    ['(1.500,00 RSD)', 'negative-amount'],
    ['500-', 'negative-amount'],
    ['12a3', 'not-an-amount'],
    ['800.000 (20.000)', 'several-amounts'],
  ])('“%s” is no amount that can be read', (text, fault) => {
    expect(read(text)).toBe(fault)
  })

  const amounts = fc.integer({ min: 1, max: 900_000_000 })
  const grouped = (amount: number, mark: string) => String(amount).replace(/\B(?=(\d{3})+$)/g, mark)
  const styles = fc.constantFrom(
    (amount: number) => grouped(amount, '.'),
    (amount: number) => `${grouped(amount, '.')},00`,
    (amount: number) => `${grouped(amount, ',')}.00`,
    (amount: number) => grouped(amount, ' '),
    (amount: number) => grouped(amount, '\u00a0'),
    (amount: number) => `${grouped(amount, '.')},-`,
    (amount: number) => `${grouped(amount, '.')} дин.`,
    (amount: number) => `RSD ${grouped(amount, '.')}`,
    String,
  )

  it('gives back an amount in whatever style it was written', () => {
    fc.assert(
      fc.property(amounts, styles, (amount, style) => {
        // Four digits alone may be a year, and nobody writes “1,00” for one.
        fc.pre(amount >= 10_000)
        expect(read(style(amount))).toMatchObject({ total: amount })
      }),
    )
  })

  it('gives back the total and the price of one, and what is bought for which amount', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, two) => {
        fc.pre(one >= 10_000 && two >= 10_000)
        const [total, price] = [grouped(one, '.'), grouped(two, '.')]
        expect(read(`${total} (${price}/ком)`)).toEqual({ total: one, unitPrice: two })
        expect(read(`${total} (агрегат) ${price} (УПС)`)).toEqual({
          items: [
            { label: 'агрегат', total: one },
            { label: 'УПС', total: two },
          ],
        })
      }),
    )
  })

  it('never throws, whatever is in it', () => {
    const pieces = fc.constantFrom(
      '90.000',
      '(',
      ')',
      '/ком',
      ' x ',
      '=',
      ' и ',
      'УПС',
      ';',
      '-',
      '2019.',
      ',',
      '.',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.array(pieces).map((all) => all.join('')),
        ),
        (text) => {
          readBudget(text, null)
        },
      ),
    )
  })
})
