import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, csvStart } from '#lib/csv-line.js'

describe('a line of CSV', () => {
  it('is read back as it was written, whatever it holds', () => {
    const cells = fc.array(
      fc.string({ unit: 'binary' }).filter((text) => !/^[=+\-@\t\r]/.test(text) && !text.includes('\uFEFF')),
      { minLength: 2, maxLength: 6 },
    )
    fc.assert(
      fc.property(cells, (given) => {
        expect(parse(csvStart + csvLine(given), { bom: true, record_delimiter: '\r\n' })).toEqual([given])
      }),
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('keeps %j from being a formula', (text) => {
    const [[first = ''] = []] = parse(csvLine([text, 'x']), { record_delimiter: '\r\n' }) as string[][]
    expect(first).toBe(`'${text}`)
  })
})
