import { describe, expect, it } from 'vitest'
import { faultsOf, notesOf, readingOf, sheetOf } from './tables.js'

const heads = ['Р.бр.', 'Активност', 'Носилац', 'Буџет', 'Рок']
const admin = 'ИТ администратор'

describe('the rows of a plan', () => {
  it('stand in the groups whose headings are above them', () => {
    const reading = readingOf([
      sheetOf(
        [
          ['АКЦИОНИ ПЛАН'],
          heads,
          ['Област 1: Опрема'],
          ['1.1', 'Рачунари'],
          ['1.1.1.', 'Набавити 40 рачунара', admin, '1.800.000 (70.000/ком)', 'до краја 2020.'],
          ['2. Мрежа'],
          ['2.1.1', 'Бржа веза', admin, '6.000', 'Месечно'],
        ],
        ['A3:E3', 'A6:E6'],
      ),
    ])
    expect(reading.faults).toEqual([])
    expect(reading.groups).toEqual([
      { id: '1', title: { 'sr-Cyrl': 'Опрема' } },
      { id: '1.1', title: { 'sr-Cyrl': 'Рачунари' }, parent: '1' },
      { id: '2', title: { 'sr-Cyrl': 'Мрежа' } },
    ])
    expect(reading.measures.map(({ id, area, task }) => [id, area, task])).toEqual([
      ['1.1.1', '1', '1.1'],
      ['2.1.1', '2', '2.1'],
    ])
    expect(reading.measures[0]?.stated).toEqual({
      owners: ['it-administrator'],
      budgetAsWritten: '1.800.000 (70.000/ком)',
      total: 1_800_000,
      unitPrice: 70_000,
      quantity: 40,
      quantityStated: true,
      deadline: '2020-12-31',
      deadlineKind: 'end-of-year',
    })
    expect(reading.measures[1]).toMatchObject({
      stated: { total: 6000, deadlineKind: 'monthly', recurrence: 'monthly' },
      inferred: { quantity: 1, quantityStated: false },
    })
  })

  it('are those of a second table on the sheet, by its own heads', () => {
    const reading = readingOf([
      sheetOf([
        heads,
        ['1.1.1', 'Набавити рачунаре', admin, '90.000', '2026'],
        [],
        ['Табела 2: одржавање'],
        ['Редни број', 'Рок за реализацију', 'Назив активности', 'Износ (РСД)', 'Напомена'],
        ['1.1.2', '2026', 'Одржавати мрежу', '50.000', 'x'],
      ]),
    ])
    expect(reading.faults).toEqual([])
    expect(reading.measures.map(({ id, title, stated }) => [id, title, stated.total])).toEqual([
      ['1.1.1', { 'sr-Cyrl': 'Набавити рачунаре' }, 90_000],
      ['1.1.2', { 'sr-Cyrl': 'Одржавати мрежу' }, 50_000],
    ])
  })

  it('are none of a table that is none of a plan: where it begins is told', () => {
    const reading = readingOf([
      sheetOf([
        heads,
        ['1.1.1', 'Набавити рачунаре', admin, '90.000', '2026'],
        [],
        ['Име', 'Функција', 'Телефон'],
        ['Петар Петровић', 'начелник', '064 123'],
        ['Ана Анић', 'референт', '065 123'],
      ]),
    ])
    expect(faultsOf(reading)).toEqual(['row 4 other-table'])
    expect(reading.faults[0]?.values).toEqual({ given: 'Име, Функција, Телефон' })
    expect(reading.measures.map(({ id }) => id)).toEqual(['1.1.1'])
  })

  it('have the number that a list of Word gives them, and that is told', () => {
    const sheet = sheetOf([heads, ['1.1.', 'Набавити рачунаре', admin, '90.000', '2026']])
    const reading = readingOf([{ ...sheet, listed: ['A2'] }])
    expect(reading.measures.map(({ id }) => id)).toEqual(['1.1'])
    expect(notesOf(reading)).toContain('A2 number-of-list')
  })

  it('have what a merged cell says, but an amount only in the first', () => {
    const reading = readingOf([
      sheetOf(
        [
          heads,
          ['1.1', 'А', admin, '90.000', '2019.'],
          ['1.2', 'Б', null, null, null],
          ['1.3', 'В', admin, '-', '-'],
        ],
        ['C2:C3', 'D2:D3', 'E2:E3'],
      ),
    ])
    expect(reading.faults).toEqual([])
    expect(reading.measures.map(({ stated }) => [stated.owners, stated.total, stated.deadline])).toEqual([
      [['it-administrator'], 90_000, '2019-12-31'],
      [['it-administrator'], undefined, '2019-12-31'],
      [['it-administrator'], undefined, undefined],
    ])
    expect(notesOf(reading)).toEqual(expect.arrayContaining(['D2 amount-merged', 'C3 value-carried']))
  })

  it('go on below heads that a new page repeats', () => {
    const reading = readingOf([
      sheetOf([
        heads,
        ['1', '2', '3', '4', '5'],
        ['1.1', 'Набавити нови', admin, '90.000', '2019.'],
        heads,
        [null, 'сервер за салу', null, null, null],
        ['1.2', 'Бржа веза', admin, '-', 'стално'],
      ]),
    ])
    expect(reading.faults).toEqual([])
    expect(reading.measures.map(({ title }) => title['sr-Cyrl'])).toEqual([
      'Набавити нови сервер за салу',
      'Бржа веза',
    ])
    expect(notesOf(reading)).toEqual(expect.arrayContaining(['row 4 heads-repeated', 'row 5 row-continued']))
  })

  it('are joined with those that only add an indicator or an amount', () => {
    const reading = readingOf([
      sheetOf([
        [...heads, 'Индикатори'],
        ['1.1', 'Агрегат и УПС', admin, '90.000 (агрегат)', '2019.', 'агрегат набављен'],
        [null, null, null, '110.000 (УПС)', null, 'УПС набављен'],
      ]),
    ])
    expect(reading.measures).toHaveLength(1)
    expect(reading.measures[0]?.stated).toMatchObject({
      indicators: ['агрегат набављен', 'УПС набављен'],
      items: [
        { title: 'агрегат', total: 90_000 },
        { title: 'УПС', total: 110_000 },
      ],
    })
  })

  it('are held against totals, which are none of them', () => {
    const rows = (total: string) => [
      heads,
      ['1.1', 'А', admin, '90.000', '-'],
      ['1.2', 'Б', admin, '110.000', '-'],
      [null, 'УКУПНО:', null, total, null],
    ]
    const right = readingOf([sheetOf(rows('200.000'))])
    expect(right.measures).toHaveLength(2)
    expect(notesOf(right)).toContain('D4 total-agrees')
    const wrong = readingOf([sheetOf(rows('210.000'))])
    expect(wrong.notes.find(({ code }) => code === 'total-differs')?.values).toEqual({
      stated: 210_000,
      sum: 200_000,
    })
    expect(wrong.faults).toEqual([])
  })

  it('are numbered in order where the table has no numbers', () => {
    const reading = readingOf([
      sheetOf([
        ['Ukrep', 'Nosilec', 'Rok'],
        ['Nakup strežnika', '-', 'do konca leta 2026'],
        ['Varnostne kopije', '-', 'mesečno'],
      ]),
    ])
    expect(reading.measures.map(({ id, stated }) => [id, stated.deadlineKind])).toEqual([
      ['1', 'end-of-year'],
      ['2', 'monthly'],
    ])
    expect(notesOf(reading)).toContain('row 2 row-numbered')
  })

  it('are read under Czech and English heads too', () => {
    const czech = readingOf([
      sheetOf([
        ['Č.', 'Opatření', 'Odpovědnost', 'Předpokládané náklady (Kč)', 'Termín'],
        ['1.1', 'Nákup 5 serverů', '-', '-', 'do konce roku 2026'],
      ]),
    ])
    expect(czech.measures[0]?.stated).toMatchObject({ quantity: 5, deadline: '2026-12-31' })
    const english = readingOf([
      sheetOf([
        ['No.', 'Activity', 'Responsible', 'Amount', 'Deadline'],
        ['1.1', 'Buy 5 servers', '-', '5,000,000.00', '31 Dec 2026'],
      ]),
    ])
    expect(english.measures[0]?.stated).toMatchObject({
      quantity: 5,
      total: 5_000_000,
      deadline: '2026-12-31',
    })
  })

  it('lie in the group that the last row above names, where a column of groups is empty', () => {
    const reading = readingOf([
      sheetOf([
        ['Приоритет', 'Мера', 'Активност', 'Рок'],
        ['1. Безбедност', '1.1 Заштита', 'УПС', '2026.'],
        [null, null, 'Агрегат', '2026.'],
        [null, '1.2 Обуке', 'Обука', '2026.'],
        ['2. Услуге', null, 'Портал', '2026.'],
      ]),
    ])
    expect(reading.measures.map(({ area, task }) => [area, task])).toEqual([
      ['1', '1.1'],
      ['1', '1.1'],
      ['1', '1.2'],
      ['2', '2'],
    ])
  })

  it('of a procurement plan have what it says beside', () => {
    const reading = readingOf([
      sheetOf([
        [
          'Р.бр.',
          'Предмет набавке',
          'CPV',
          'Процењена вредност (без ПДВ)',
          'Врста поступка',
          'Оквирно време покретања',
        ],
        ['ДОБРА', null, null, null, null, null],
        ['1.1', 'Рачунарска опрема', '30200000', '3.500.000', 'Отворени поступак', 'II квартал 2026'],
        [null, 'Укупно', null, '3.500.000', null, null],
      ]),
    ])
    expect(reading.measures[0]).toMatchObject({
      stated: {
        startsOn: '2026-06-30',
        procurement: { cpv: '30200000', procedure: 'Отворени поступак', estimatedValue: 3_500_000 },
      },
    })
    expect(notesOf(reading)).toContain('D4 total-agrees')
  })

  it('may stand in a second table of other columns on the same sheet', () => {
    const reading = readingOf([
      sheetOf([
        heads,
        ['1.1', 'А', admin, '90.000', '2019.'],
        ['Р.бр.', 'Активност', 'Рок', 'Носилац'],
        ['2.1', 'Б', '2020.', admin],
      ]),
    ])
    expect(reading.faults).toEqual([])
    expect(reading.measures.map(({ stated }) => [stated.deadline, stated.owners])).toEqual([
      ['2019-12-31', ['it-administrator']],
      ['2020-12-31', ['it-administrator']],
    ])
  })

  it('may have their heads in two rows', () => {
    const reading = readingOf([
      sheetOf(
        [
          ['Р.бр.', 'Активност', 'Финансирање', null, 'Рок'],
          [null, null, 'Износ', 'Извор', null],
          ['1.1', 'Сервер', '250.000', 'Буџет општине', '2020.'],
        ],
        ['C1:D1'],
      ),
    ])
    expect(reading.measures[0]?.stated).toMatchObject({ total: 250_000, fundingSources: ['Буџет општине'] })
  })
})
