import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultsOf, notesOf, readingOf, sheetOf } from './tables.js'

const heads = ['Р.бр.', 'Активност', 'Носилац', 'Буџет', 'Рок']
const admin = 'ИТ администратор'

describe('what cannot be read', () => {
  it('is told with its cell, all of it', () => {
    const reading = readingOf([
      sheetOf([
        [...heads, 'Количина'],
        ['1.1', 'А', 'Шеф кафане', '90.000 110.000', 'ускоро', 'неколико'],
        ['1.1', 'Б', admin, '1.2.3.4', '31.02.2019.', '5'],
        [{ date: '2019-01-01' }, 'В', admin, '500 EUR', '-', '1'],
        ['1.4', null, admin, { error: '#REF!' }, '-', '1'],
        [null, 'Д', admin, { formula: true, value: null }, '03/04/2026', '1'],
        ['??', 'Ђ', admin, '100.000', '-', '1'],
      ]),
    ])
    expect(faultsOf(reading).sort()).toEqual(
      [
        'A3 number-twice',
        'A4 number-became-day',
        'A7 not-a-row-number',

        'C2 not-a-role',
        'D2 several-amounts',
        'D3 not-an-amount',
        'D4 other-currency',
        'D5 error-value',
        'D6 formula-without-value',
        'E2 not-a-deadline',
        'E3 not-a-deadline',
        'E6 ambiguous-day',
        'F2 not-a-quantity',
        'B5 no-title',
        'A6 no-number',
      ].sort(),
    )
  })

  it('is said of a file without a table of a plan, and of one without rows', () => {
    expect(
      faultsOf(
        readingOf([
          sheetOf([
            ['Име', 'Презиме'],
            ['а', 'б'],
          ]),
        ]),
      ),
    ).toEqual(['file no-table'])
    expect(faultsOf(readingOf([sheetOf([heads])]))).toEqual(['file no-rows'])
  })

  it('counts a formula as the value that it had', () => {
    const reading = readingOf([sheetOf([heads, ['1.1', 'А', admin, { formula: true, value: 90_000 }, '-']])])
    expect(reading.measures[0]?.stated).toMatchObject({ total: 90_000, budgetAsWritten: '90.000' })
    expect(notesOf(reading)).toContain('D2 formula')
  })

  it('is a column that stands twice under the same head', () => {
    expect(
      faultsOf(
        readingOf([
          sheetOf([
            [...heads, 'Рок'],
            ['1.1', 'А', admin, '-', '-', '-'],
          ]),
        ]),
      ),
    ).toEqual(['F1 two-columns'])
  })

  it('is not looked for in a cell as long as a book', () => {
    const book = '90.000 ('.repeat(100_000)
    const reading = readingOf([sheetOf([heads, ['1.1', 'А', book, book, book]])])
    expect(faultsOf(reading)).toEqual(['C2 too-long', 'D2 too-long', 'E2 too-long'])
  })

  it('is not searched for in a table that no plan is', () => {
    const rows = Array.from({ length: 25_000 }, (_, index) => [String(index), 'А', admin, '1.000', '-'])
    expect(faultsOf(readingOf([sheetOf([heads, ...rows])]))).toEqual(['file too-many'])
  })

  it('never makes the reading fail, whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.constant(null),
      fc.string({ maxLength: 40 }),
      fc.constantFrom('1.1', '2', 'Укупно', 'Област 1: А', '90.000', 'до краја 2019.', 'Рок', ...heads),
      fc.double({ noNaN: true }),
      fc.constantFrom({ date: '2019-01-01' }, { error: '#REF!' }, { amount: 5, currency: 'RSD' }, true),
      fc.constant({ formula: true as const, value: 7 }),
    )
    const merges = fc.array(fc.constantFrom('A2:E2', 'C2:C9', 'D2:D4', 'A1:XFD1048576', 'x', 'B3:B2'))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }), merges, (rows, merged) => {
        const { faults, measures } = readingOf([sheetOf([heads, ...rows], merged)])
        expect(faults.length + measures.length).toBeGreaterThan(0)
      }),
    )
  })
})
