import { describe, expect, it } from 'vitest'
import { readAsOf } from '#http/as-of.js'
import { Problem } from '#lib/problem.js'

const zone = 'Europe/Belgrade'
const now = '2026-11-22T07:00:00.000Z'

describe('the date of a state', () => {
  it.each([
    ['a summer day ends at its local midnight', '2026-06-30', '2026-06-30T21:59:59.999Z'],
    ['a winter day too', '2026-01-31', '2026-01-31T22:59:59.999Z'],
    ['the day on which clocks go back is 25 hours long', '2026-10-25', '2026-10-25T22:59:59.999Z'],
    ['today is not over: it is now', '2026-11-22', now],
    ['an instant is taken with its offset', '2026-06-30T12:00:00+02:00', '2026-06-30T10:00:00.000Z'],
    ['and with a plus sign that nobody encoded', '2026-06-30T12:00:00 02:00', '2026-06-30T10:00:00.000Z'],
    ['a clock that is a minute fast asks for now', '2026-11-22T07:01:00Z', now],
  ])('%s', (_, text, instant) => {
    expect(readAsOf(text, zone, now)).toBe(instant)
  })

  it('is now where it is left out', () => {
    expect(readAsOf(undefined, zone, now)).toBeNull()
  })

  it.each([
    '2026-11-23',
    '2027-01-01T00:00:00Z',
    '2026-02-30',
    '30.06.2026.',
    '2026-06-30T12:00:00',
    'yesterday',
    '',
  ])('is refused by name where it is wrong: %s', (text) => {
    let problem: unknown
    try {
      readAsOf(text, zone, now)
    } catch (error) {
      problem = error
    }
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ code: 'invalid', faults: [{ where: 'as-of' }] })
  })
})
