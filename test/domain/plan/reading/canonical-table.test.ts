import { describe, expect, it } from 'vitest'
import { readCanonicalTable } from '#domain/plan/reading/canonical-table.js'
import { PlanSidecar } from '#domain/plan/reading/sidecar.js'
import type { Cell, Sheet } from '#lib/sheet/sheet.js'

const sheetOf = (...rows: Cell[][]): Sheet => ({
  name: '',
  merged: [],
  isHidden: false,
  rows: rows.map((cells, at) => ({ number: at + 1, cells })),
})

describe('a table of a plan', () => {
  it('is read into rows, each with what its cells say', () => {
    const { plan, unread, cellOf } = readCanonicalTable(
      sheetOf(
        [
          'id',
          'title_en',
          'title_sr',
          'owner_roles',
          'approver',
          'quantity',
          'quantity_stated',
          'unit_price_eur',
          'deadline',
          'indicators',
        ],
        [
          '1.2.3',
          'Buy a UPS',
          'Набавити УПС',
          'IT administrator; clerk',
          'head',
          2,
          'no (inferred)',
          '1.250,50',
          '31.12.2027.',
          'bought; in use',
        ],
      ),
    )
    expect(plan.measures).toEqual([
      expect.objectContaining({
        id: '1.2.3',
        area: '1',
        task: '1.2',
        title: { en: 'Buy a UPS', 'sr-Cyrl': 'Набавити УПС' },
        owners: ['it-administrator', 'clerk'],
        approvers: ['head'],
        quantity: 2,
        quantityStated: false,
        unitPrice: 1250.5,
        deadline: '2027-12-31',
        deadlineKind: 'date',
        indicators: ['bought', 'in use'],
      }),
    ])
    expect(plan).toMatchObject({ currency: 'EUR', from: '2027-01-01', to: '2027-12-31' })
    expect(unread).toEqual([])
    expect(cellOf('1.2.3', 'unitPrice')).toBe('H2')
    expect(cellOf('1.2.3', 'spec')).toBeNull()
  })

  it('keeps the word in the place of a deadline', () => {
    const { plan } = readCanonicalTable(
      sheetOf(['id', 'title', 'deadline'], ['1', 'Help', 'Континуирано'], ['2', 'Rest', 'none']),
    )
    expect(plan.measures.map(({ deadlineKind, deadline }) => [deadlineKind, deadline])).toEqual([
      ['Континуирано', undefined],
      ['none', undefined],
    ])
  })

  it('lists what it cannot read, with its cell, and reads the rest', () => {
    const { plan, unread } = readCanonicalTable(
      sheetOf(
        ['id', 'title', 'quantity', 'total_rsd', 'deadline'],
        ['1', 'Buy', 'many', '70.000', '31. 31. 2027'],
        ['', 'No number', '-3', '', ''],
        [null, null, null, null, null],
      ),
    )
    expect(unread).toEqual([
      { cell: 'E2', column: 'deadline', text: '31. 31. 2027' },
      { cell: 'C2', column: 'quantity', text: 'many' },
      { cell: 'D2', column: 'total_rsd', text: '70.000' },
      { cell: 'A3', column: 'id', text: '' },
      { cell: 'C3', column: 'quantity', text: '-3' },
    ])
    expect(plan.measures.map(({ id }) => id)).toEqual(['1', 'row-3'])
  })

  it('takes adoption, period, VAT and cited acts from beside it', () => {
    const beside = PlanSidecar.parse({
      adopted: '2019-01-28',
      period: { from: '2019-01-01', to: '2020-12-31' },
      vatRate: 0.2,
      cites: [
        { kind: 'strategy', subject: 'society', until: 2020 },
        { kind: 'act', subject: 'security', gazette: '6/16' },
      ],
    })
    const { plan, known } = readCanonicalTable(sheetOf(['id', 'title'], ['1', 'Buy']), beside)
    expect(plan).toMatchObject({
      adoptedOn: '2019-01-28',
      from: '2019-01-01',
      to: '2020-12-31',
      vatRate: 0.2,
    })
    expect(plan.cites).toEqual([
      { kind: 'strategy', subject: 'society', period: 'until 2020' },
      { kind: 'act', subject: 'security', gazette: '6/16' },
    ])
    expect(known).toEqual({ period: true, vat: true })
  })

  it('without its heads is no plan', () => {
    expect(() => readCanonicalTable(sheetOf(['name', 'colour'], ['chair', 'red']))).toThrow('no plan')
  })
})
