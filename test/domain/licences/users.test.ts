import { describe, expect, it } from 'vitest'
import { peakSessions, requiredUsers } from '#domain/licences/users.js'

describe('users who want a licence', () => {
  const uses = [
    { user: 'ana', on: '2026-11-20' },
    { user: 'ana', on: '2026-10-01' },
    { user: 'branko', on: '2026-08-24' },
    { user: 'vesna', on: '2026-08-25' },
  ]

  it('are those of the list, used or not', () => {
    expect(requiredUsers(['vesna', 'ana', 'ana'], uses, '2026-11-22')).toEqual(['ana', 'vesna'])
  })

  it('are those of the last ninety days where there is no list', () => {
    expect(requiredUsers(null, uses, '2026-11-22')).toEqual(['ana', 'vesna'])
  })

  it('count at once where they are counted by sessions', () => {
    const session = (from: number, until: number | null) => ({
      from: `0${from}:00`,
      until: until === null ? null : `0${until}:00`,
    })
    expect(peakSessions([session(1, 3), session(2, 4), session(3, 5), session(4, null), session(6, 6)])).toBe(
      2,
    )
  })
})
