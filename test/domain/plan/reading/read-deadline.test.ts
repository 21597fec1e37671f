import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDeadline } from '#domain/plan/reading/read-deadline.js'

const read = (text: string): string => {
  const found = readDeadline(text, null)
  if ('fault' in found) return found.fault
  const { day, kind, startsOn, recurrence, isInferred } = found.read
  return [
    kind,
    startsOn && `from ${startsOn}`,
    day,
    recurrence && `every ${recurrence}`,
    isInferred && 'inferred',
  ]
    .filter(Boolean)
    .join(' ')
}

describe('a deadline', () => {
  it.each([
    ['31.12.2019.', 'date 2019-12-31'],
    ['01.02.2019. године', 'date 2019-02-01'],
    ['до 31.12.2019.', 'date 2019-12-31'],
    ['najkasnije do 1. 6. 2026', 'date 2026-06-01'],
    ['2019-02-01', 'date 2019-02-01'],
    ['01.02.2019. - 31.05.2019.', 'date from 2019-02-01 2019-05-31'],
    ['од 1.2.2019. до 31.5.2019.', 'date from 2019-02-01 2019-05-31'],
    ['31. prosince 2026', 'date 2026-12-31'],
    ['nejpozději do 1. ledna 2026', 'date 2026-01-01'],
    ['do 30. června 2026', 'date 2026-06-30'],
  ])('“%s” has a day', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    ['до краја 2019.', 'end-of-year 2019-12-31 inferred'],
    ['do kraja 2019. godine', 'end-of-year 2019-12-31 inferred'],
    ['крај 2020', 'end-of-year 2020-12-31 inferred'],
    ['do konca leta 2026', 'end-of-year 2026-12-31 inferred'],
    ['do konce roku 2026', 'end-of-year 2026-12-31 inferred'],
    ['by the end of 2026', 'end-of-year 2026-12-31 inferred'],
    ['2026 végéig', 'end-of-year 2026-12-31 inferred'],
    ['мај 2019.', 'month 2019-05-31 inferred'],
    ['до краја маја 2019.', 'month 2019-05-31 inferred'],
    ['februar 2020', 'month 2020-02-29 inferred'],
    ['červenec 2026', 'month 2026-07-31 inferred'],
    ['červen 2026', 'month 2026-06-30 inferred'],
    ['05/2019', 'month 2019-05-31 inferred'],
    ['I квартал 2020', 'quarter 2020-03-31 inferred'],
    ['IV квартал 2020. године', 'quarter 2020-12-31 inferred'],
    ['прво тромесечје 2020.', 'quarter 2020-03-31 inferred'],
    ['Q3 2026', 'quarter 2026-09-30 inferred'],
    ['3. četrtletje 2026', 'quarter 2026-09-30 inferred'],
    ['2. čtvrtletí 2026', 'quarter 2026-06-30 inferred'],
    ['прво полугодиште 2020.', 'half-year 2020-06-30 inferred'],
    ['2019.', 'year 2019-12-31 inferred'],
    ['током 2019. године', 'year 2019-12-31 inferred'],
    ['2026. и 2027. година', 'years from 2026-01-01 2027-12-31 inferred'],
    ['јун-децембар 2026', 'months from 2026-06-01 2026-12-31 inferred'],
    ['2019-2020', 'years from 2019-01-01 2020-12-31 inferred'],
    ['2019, 2020', 'years from 2019-01-01 2020-12-31 inferred'],
    ['2019, 2020 и 2021', 'years from 2019-01-01 2021-12-31 inferred'],
    ['2019. година; 2020. година', 'years from 2019-01-01 2020-12-31 inferred'],
    ['2019\n2020', 'years from 2019-01-01 2020-12-31 inferred'],
  ])('“%s” ends with its period', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    ['Континуирано', 'continuous'],
    ['stalno', 'continuous'],
    ['průběžně', 'continuous'],
    ['Континуирано, годишње', 'continuous-yearly every yearly'],
    ['Годишње', 'yearly every yearly'],
    ['letno', 'yearly every yearly'],
    ['ročně', 'yearly every yearly'],
    ['Месечно', 'monthly every monthly'],
    ['mesečno', 'monthly every monthly'],
    ['měsíčně', 'monthly every monthly'],
    ['квартално', 'quarterly every quarterly'],
    ['Дневно', 'daily'],
    ['по потреби', 'as-needed'],
    ['Месечно или код ребаланса', 'monthly-or-on-rebalance every monthly'],
    ['Годишње одржавање', 'yearly-maintenance every yearly'],
    ['', 'none'],
    ['-', 'none'],
    ['/', 'none'],
  ])('“%s” is a rhythm, or none', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it.each([
    ['30 дана од усвајања', 'not-a-deadline'],
    ['од 01.06.2019.', 'not-a-deadline'],
    ['31. února 2026', 'not-a-deadline'],
    ['31.02.2019.', 'not-a-deadline'],
    ['ускоро', 'not-a-deadline'],
    ['5. квартал 2020', 'not-a-deadline'],
    ['13/2019', 'not-a-deadline'],
    ['03/04/2026', 'ambiguous-day'],
  ])('“%s” is not guessed', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  it('gives back a day in whatever style it was written', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, fc.boolean(), (at, isPadded) => {
        const day = at.toISOString().slice(0, 10)
        const [year, month, date] = day.split('-').map((part) => (isPadded ? part : String(Number(part))))
        for (const text of [
          `${date}.${month}.${year}.`,
          `${date}. ${month}. ${year}`,
          `do ${date}.${month}.${year}`,
        ])
          expect(read(text)).toBe(`date ${day}`)
      }),
    )
  })

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        readDeadline(text, null)
      }),
    )
  })
})
