import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachCsvRow } from '#lib/sheet/csv-rows.js'
import { separatorOf } from '#lib/sheet/csv-separator.js'

const rowsOf = (text: string, separator = ';') => {
  const rows: (readonly string[])[] = []
  eachCsvRow(text, separator, (_, cells) => rows.push(cells))
  return rows
}

describe('rows of CSV', () => {
  it('are what was written, whatever stands in the cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r', ' ', 'ж', "'") })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const text = rows
          .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(';'))
          .join('\r\n')
        expect(rowsOf(text)).toEqual(rows)
      }),
    )
  })

  it('take a quote within a word for a letter', () => {
    expect(rowsOf('Monitor 24";LG\nPC;Dell')).toEqual([
      ['Monitor 24"', 'LG'],
      ['PC', 'Dell'],
    ])
  })

  it('count empty lines, and end with or without a line end', () => {
    expect(rowsOf('a;b\n\nc;\n')).toEqual([['a', 'b'], [''], ['c', '']])
  })

  it('name the cell whose quote is not closed', () => {
    expect(() => rowsOf('a;b\n1;"x;y\n2;z\n')).toThrow(
      expect.objectContaining({ reason: 'quotes', values: { place: 'B2', row: 2 } }),
    )
    expect(() => rowsOf('a;b\n1;"x"y\n')).toThrow(
      expect.objectContaining({ reason: 'quotes', values: { place: 'B2', row: 2 } }),
    )
  })
})

describe('the separator', () => {
  it.each([
    [';', 'Назив;Цена\nРачунар, нов;1.800,00\nМонитор;70,5\n'],
    [',', 'Name,Cost\n"PC; new","1,200.00"\nMonitor,5\n'],
    ['\t', 'Name\tCost\nPC, new\t1,5\n'],
    [',', 'Name\nPC\n'],
    [';', 'Name;Size\nMonitor 24";LG, black\nMonitor 27";LG, white\n'],
  ])('is “%s”', (separator, text) => {
    expect(separatorOf(text)).toBe(separator)
  })
})
