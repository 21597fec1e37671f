import { expect, it } from 'vitest'
import type { EntryChange } from '#domain/ports/register-edits.js'
import { affectedBy } from '#service/affected.js'

const links = { subjectsOf: (asset: string) => (asset === 'A-1' ? ['host:one'] : []) }

const affected = (part: EntryChange['part'], before: object | null, after: object | null) => {
  const change = { part, id: 'X', before, after }
  const { isAll, things, subjects, rules } = affectedBy([change], { subjects: [], assets: [] }, links)
  return { isAll, things: [...things].sort(), subjects: [...subjects], rules: [...rules] }
}

it('judges the assets that a record was of and is of, and the subjects that they are', () => {
  expect(affected('serviceRecords', { asset: 'A-1' }, { asset: 'A-2' })).toEqual({
    isAll: false,
    things: ['asset:A-1', 'asset:A-2', 'organisation'],
    subjects: ['host:one'],
    rules: [],
  })
})

it('judges the right that another carries on, before and after', () => {
  expect(affected('entitlements', { renews: 'E-1' }, { renews: 'E-2' }).things).toEqual([
    'entitlement:E-1',
    'entitlement:E-2',
    'entitlement:X',
    'organisation',
  ])
})

it('judges the rights of a pool with any of them', () => {
  const change = { part: 'entitlements', id: 'X', before: { pool: 'p' }, after: { pool: 'q' } } as const
  const rights = [{ id: 'P', pool: 'p' }, { id: 'Q', pool: 'q' }, { id: 'R', pool: 'r' }, { id: 'S' }]
  const { things, arePositions } = affectedBy([change], { subjects: [], assets: [] }, links, rights)
  expect([...things].sort()).toEqual(['entitlement:P', 'entitlement:Q', 'entitlement:X', 'organisation'])
  expect(arePositions).toBe(true)
})

it('judges what a waiver covered and covers: a thing, a subject, or a whole rule', () => {
  const waiver = (thing?: string) => ({
    rule: 'r',
    approvedBy: 'head',
    ...(thing === undefined ? {} : { thing }),
  })
  expect(affected('waivers', waiver('asset:A-1'), waiver('contract:C-1'))).toMatchObject({
    things: ['asset:A-1', 'contract:C-1'],
    rules: [],
  })
  const { subjects } = affected('waivers', null, waiver('host:a#backup/restic#nightly'))
  expect(subjects).toContain('host:a')
  expect(affected('waivers', waiver('host:a'), waiver())).toMatchObject({
    subjects: ['host:a'],
    rules: ['r'],
  })
})

it('judges nothing for a waiver that nobody has approved, nor for a plan, a person or a name', () => {
  const nothing = { isAll: false, things: [], subjects: [], rules: [] }
  expect(affected('waivers', { rule: 'r' }, null)).toEqual(nothing)
  expect(affected('plans', null, {})).toEqual(nothing)
  expect(affected('persons', null, {})).toEqual(nothing)
  expect(affected('organisation', { name: 'a', timeZone: 'UTC' }, { name: 'b', timeZone: 'UTC' })).toEqual(
    nothing,
  )
})

it('judges everything where days begin at another time', () => {
  expect(affected('organisation', { timeZone: 'UTC' }, { timeZone: 'Europe/Belgrade' }).isAll).toBe(true)
})
