import { describe, expect, it } from 'vitest'
import { frameOf, nearestYearEnd } from '#domain/counting/count.js'
import { register } from './things.js'

describe('the day of a count', () => {
  it.each([
    ['2026-12-15', '2026-12-31'],
    ['2026-07-01', '2026-12-31'],
    ['2027-01-10', '2026-12-31'],
    ['2027-06-30', '2026-12-31'],
  ])('is, for who begins on %s, %s', (today, day) => {
    expect(nearestYearEnd(today)).toBe(day)
  })
})

it('the office is meant where a person has the same id', () => {
  const { holders } = frameOf(
    register({
      roles: [{ id: 'treasurer', name: 'Благајник' }],
      persons: [{ id: 'treasurer', name: 'Мира Симић' }],
    }),
  )
  expect(holders.treasurer).toBe('Благајник')
})
