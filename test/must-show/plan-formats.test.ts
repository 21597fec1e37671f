import { describe, expect, it } from 'vitest'
import type { Measure } from '#contract/register/measure.js'
import { fixture, formats, frame, inOwnFolder, plans, run, start } from '../commands/plan-importing.js'
import { sample } from '../service/importing/reading.js'

inOwnFolder()

const [samplePlan] = sample.plans
if (!samplePlan) throw new Error('the sample register has no plan')

/** What the form of municipalities says of a row: it has no codes, no English, and nothing that only a number beside it tells. */
const said = (measure: Measure) => {
  const { spec: _, category: __, unit: ___, items: ____, expects: _____, ...rest } = measure
  return { ...rest, title: (measure.title as Record<string, string>)['sr-Cyrl'] }
}

/** Where the sample knows more than a table of this form can say, or says the same in other words. */
const otherwise: Readonly<Record<string, readonly (keyof Measure)[]>> = {
  // The number of programmers stands in the indicator.
  '1.2.7': ['quantity', 'quantityStated'],
  // How often stands in the title, or in no cell.
  '1.2.1': ['recurrence'],
  '1.4.3': ['recurrence'],
  '4.2.4': ['recurrence'],
  '2.1.5': ['budgetAsWritten'],
  '3.2.2': ['budgetAsWritten'],
}

describe('the plan of the sample, as municipalities have it', () => {
  it('gives the same 84 measures as CSV, XLSX, ODS and DOCX, and those of the sample', {
    timeout: 60_000,
  }, async () => {
    await start({ ...sample, plans: [] })
    const read: Measure[][] = []
    for (const format of formats) {
      const { code, err } = await run([fixture(format)], {
        ...frame,
        id: `plan-${format}`,
        title: `План ${format}`,
      })
      expect([code, err]).toEqual([0, ''])
      const plan = (await plans()).find(({ id }) => id === `plan-${format}`)
      read.push(plan?.measures ?? [])
      expect(plan?.groups).toHaveLength(4 + 13)
    }
    const [first = []] = read
    for (const other of read) expect(other).toEqual(first)
    const without = (measure: Measure) =>
      Object.fromEntries(
        Object.entries(said(measure)).filter(
          ([field]) => !otherwise[measure.id]?.includes(field as keyof Measure),
        ),
      )
    expect(first.map(without)).toEqual(samplePlan.measures.map(without))
    expect(first.find(({ id }) => id === '2.1.5')?.items).toEqual([
      { title: 'агрегат', quantity: 1, total: 90_000 },
      { title: 'УПС', quantity: 1, total: 110_000 },
    ])
  })

  it.each(formats)('as %s changes nothing the second time, and keeps what people added', async (format) => {
    const payments = [{ on: '2020-05-01', amount: 600_000 }]
    const measures = samplePlan.measures.map((measure) =>
      measure.id === '2.1.8'
        ? {
            ...measure,
            payments,
            deadline: '2021-06-30',
            deadlineKind: 'date',
            moves: [
              { on: '2020-12-01', from: '2020-12-31', to: '2021-06-30', reason: 'Набавка је обустављена.' },
            ],
          }
        : measure,
    )
    await start({ ...sample, plans: [{ ...samplePlan, measures }] })
    const first = await run([fixture(format)])
    expect(first.code).toBe(0)
    expect(first.out).toContain('84 rows: 0 new, 2 changed, 0 removed, 82 as they were. Edit')
    const [after] = await plans()
    expect(after?.measures.find(({ id }) => id === '2.1.8')).toEqual(
      measures.find(({ id }) => id === '2.1.8'),
    )
    expect(after?.measures[0]).toEqual(samplePlan.measures[0])
    const second = await run([fixture(format)])
    expect([second.code, second.out.split('\n').at(-1)]).toEqual([0, '84 rows: nothing changes.'])
    expect(await plans()).toEqual([after])
  })
})
