import { describe, expect, it } from 'vitest'
import { applyChanges } from '#domain/register/change.js'
import { emptyRegister } from '#domain/register/empty-register.js'

const register = {
  ...emptyRegister({
    id: 'plandiste',
    name: 'Пландиште',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  }),
  roles: [{ id: 'it', name: 'IT' }],
}

describe('changes that take each other back', () => {
  it('are no change: neither of what came and went, nor of what is as it was', () => {
    const { changed, next } = applyChanges(register, [
      { part: 'roles', id: 'head', body: { id: 'head', name: 'Head' } },
      { part: 'roles', id: 'head', body: null },
      { part: 'roles', id: 'it', body: { id: 'it', name: 'Other' } },
      { part: 'roles', id: 'it', body: { id: 'it', name: 'IT' } },
    ])
    expect(changed).toEqual([])
    expect(next.roles).toEqual(register.roles)
  })
})

it('refuses what has no JSON form, with its place: half a character', () => {
  const body = { id: 'it', name: '\ud800' }
  expect(() => applyChanges(register, [{ part: 'roles', id: 'it', body }])).toThrow(
    expect.objectContaining({
      code: 'invalid',
      faults: [expect.objectContaining({ where: 'roles/it' })],
    }),
  )
})
