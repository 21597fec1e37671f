import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { iCalendar } from '#domain/due/calendar.js'
import { dueCalendar } from '#service/due/due-calendar.js'
import { dueWords } from '#service/due/due-words.js'
import { openTexts } from '#service/texts.js'
import { dueAt, right } from '../../domain/due/due-world.js'

const texts = await openTexts()

const strange =
  'Антивирус, 45 места; «ESET\\PROTECT»\nдруги ред — који је дужи од седамдесет пет октета у UTF-8'

const calendarOf = async (
  now: string,
  end: string,
  { since = null as string | null, hasAlarms = false } = {},
) =>
  dueCalendar(
    dueAt(now, {
      register: {
        entitlements: [right('E/1 ш', end, { name: strange, price: { amount: 1234.5, currency: 'RSD' } })],
      },
    }),
    {
      reader: { registerEntrySince: async () => since },
      words: dueWords(texts, 'sr-Cyrl'),
      organisation: { id: 'plandiste', name: 'Општина Пландиште' },
      url: 'https://popis.example.rs',
      hasAlarms,
    },
  )

const read = (calendar: string) => {
  const component = new ICAL.Component(ICAL.parse(calendar))
  return { component, events: component.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event)) }
}

describe('the calendar', () => {
  it('is read by ical.js: all-day events, with the very text of the register', async () => {
    const { component, events } = read(await calendarOf('2026-11-22T07:00:00Z', '2026-12-15'))
    const [event] = events
    expect(events).toHaveLength(1)
    expect(event?.startDate).toMatchObject({ isDate: true, year: 2026, month: 12, day: 15 })
    expect(event?.endDate).toMatchObject({ isDate: true, year: 2026, month: 12, day: 16 })
    expect(event?.summary).toBe(`Право коришћења: ${strange}`)
    expect(event?.description).toContain('Последња цена: 1.234,50 RSD')
    expect(event?.description).toContain('Почети набавку: 15.09.2026. (није познато)')
    expect(event?.uid).toBe('entitlement%3AE%2F1%20%D1%88@plandiste.popis')
    expect(component.getFirstPropertyValue('version')).toBe('2.0')
    expect(component.getFirstPropertyValue('x-wr-calname')).toBe('Општина Пландиште: Све што истиче')
    expect(String(component.getFirstPropertyValue('refresh-interval'))).toBe('PT12H')
  })

  it('has lines of 75 octets at most, that end in CR LF, and no character cut in two', async () => {
    const calendar = await calendarOf('2026-11-22T07:00:00Z', '2026-12-15')
    expect(calendar.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const lines = calendar.split('\r\n')
    expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([])
    expect(lines.some((line) => line.startsWith(' '))).toBe(true)
    expect(lines.every((line) => line.isWellFormed())).toBe(true)
  })

  it('keeps the UID of a thing whose day moves, and its sequence grows', async () => {
    const [before] = read(
      await calendarOf('2026-11-22T07:00:00Z', '2026-12-15', { since: '2026-01-10T08:00:00.000Z' }),
    ).events
    const [after] = read(
      await calendarOf('2026-11-22T07:00:00Z', '2027-12-15', { since: '2026-11-22T06:00:00.000Z' }),
    ).events
    expect(after?.uid).toBe(before?.uid)
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0)
    expect(after?.component.getFirstPropertyValue('last-modified')?.toString()).toBe('2026-11-22T06:00:00Z')
  })

  it('is the same, byte for byte, as long as nothing has changed', async () => {
    expect(await calendarOf('2026-11-22T07:00:00Z', '2026-12-15')).toBe(
      await calendarOf('2026-11-23T09:00:00Z', '2026-12-15'),
    )
  })

  it('gives signs ahead where they were asked for', async () => {
    const alarms = async (hasAlarms: boolean) =>
      read(await calendarOf('2026-11-22T07:00:00Z', '2026-12-15', { hasAlarms }))
        .events[0]?.component.getAllSubcomponents('valarm')
        .map((alarm) => String(alarm.getFirstPropertyValue('trigger')))
    expect(await alarms(true)).toEqual(['-P180D', '-P90D', '-P30D', '-P7D'])
    expect(await alarms(false)).toEqual([])
  })

  it('of nothing is a calendar all the same', () => {
    const { component, events } = read(iCalendar({ name: 'a', description: 'b', refreshHours: 12 }, []))
    expect(component.name).toBe('vcalendar')
    expect(events).toEqual([])
  })
})
