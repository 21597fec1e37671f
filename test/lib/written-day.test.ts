import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '#lib/fold-text.js'
import { commonOrder, writtenDay } from '#lib/written-day.js'

const days = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const parts = (day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { year, month, date }
}

describe('a written day', () => {
  it.each<[string, (day: string) => string]>([
    ['22.11.2026.', (day) => `${parts(day).date}.${parts(day).month}.${parts(day).year}.`],
    ['1. 2. 2026', (day) => `${Number(parts(day).date)}. ${Number(parts(day).month)}. ${parts(day).year}`],
    ['2026-11-22', (day) => day],
    ['2026-11-22 10:11:12', (day) => `${day} 10:11:12`],
    ['2026/11/22', (day) => day.replaceAll('-', '/')],
    [
      '22. новембар 2026.',
      (day) => {
        const name = new Intl.DateTimeFormat('sr-Cyrl', { month: 'long', timeZone: 'UTC' }).format(
          new Date(day),
        )
        return `${Number(parts(day).date)}. ${name} ${parts(day).year}.`
      },
    ],
    [
      'Nov 22, 2026',
      (day) => {
        const name = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(new Date(day))
        return `${name} ${Number(parts(day).date)}, ${parts(day).year}`
      },
    ],
  ])('written as %s is that day', (_, write) => {
    fc.assert(
      fc.property(days, (day) => {
        expect(writtenDay(write(day), foldText)).toMatchObject({ day })
      }),
    )
  })

  it('does not guess which of two numbers is the month', () => {
    expect(writtenDay('03/04/2026', foldText)).toEqual({
      ambiguous: { 'day-first': '2026-04-03', 'month-first': '2026-03-04' },
    })
    expect(writtenDay('22/11/2026', foldText)).toEqual({ day: '2026-11-22', order: 'day-first' })
    expect(commonOrder(['03/04/2026', '11/22/2026'], foldText)).toBe('month-first')
    expect(commonOrder(['03/04/2026', '22/11/2026', '11/22/2026'], foldText)).toBeNull()
  })

  it.each(['31.2.2026.', '22.11.26.', '2026', '45983', '0.1.2026.', 'сутра', '2026-13-01'])(
    '“%s” is none',
    (text) => {
      expect(writtenDay(text, foldText)).toBeNull()
    },
  )
})
