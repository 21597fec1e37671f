import { describe, expect, it } from 'vitest'
import { frameOf, newCountId } from '#domain/counting/count.js'
import { expectedOf, whyOutside } from '#domain/counting/expected.js'
import { outcomeOf, progressOf } from '#domain/counting/outcome.js'
import { asset, counted, mark, register } from './things.js'

const { places } = frameOf(register())
const scope = { places: [], kinds: [], custodians: [] }

describe('what a count expects', () => {
  const all = register({
    assets: [
      asset('PC-10', { place: 'finance', custodian: 'treasurer' }),
      asset('PC-2', { place: 'rack-1' }),
      asset('OLD', { state: 'disposed' }),
      asset('NEW', { state: 'ordered' }),
      asset('SITE', { kind: 'website' }),
      asset('UPS-1', { kind: 'ups', state: 'in-repair' }),
    ],
  })
  const ids = (known: Partial<typeof scope> & object) =>
    expectedOf(all, { ...scope, ...known }).map(({ id }) => id)

  it('is all that can be touched and is here, by inventory number', () => {
    expect(ids({})).toEqual(['PC-2', 'PC-10', 'UPS-1'])
  })

  it('can be some places with all in them, some kinds, what some answer for', () => {
    expect(expectedOf(all, { ...scope, places: ['server-room'] }).map(({ id }) => id)).toEqual(['PC-2'])
    expect(expectedOf(all, { ...scope, kinds: ['website'] }).map(({ id }) => id)).toEqual(['SITE'])
    expect(expectedOf(all, { ...scope, custodians: ['treasurer'] }).map(({ id }) => id)).toEqual(['PC-10'])
  })

  it('tells why something else was counted', () => {
    expect(whyOutside(asset('X'), scope, places)).toBe('later')
    expect(whyOutside(asset('X', { state: 'disposed' }), scope, places)).toBe('written-off')
    expect(whyOutside(asset('X', { place: 'finance' }), { ...scope, places: ['server-room'] }, places)).toBe(
      'out-of-scope',
    )
  })
})

describe('the outcome', () => {
  const expected = [
    counted('PC-1', { place: 'rack-1' }),
    counted('PC-2', { place: 'finance' }),
    counted('PC-3'),
  ]
  const lines = (...marks: ReturnType<typeof mark>[]) =>
    outcomeOf(expected, marks, places).lines.map(({ result, isElsewhere }) =>
      isElsewhere ? `${result} elsewhere` : result,
    )

  it('is open until somebody looked', () => {
    expect(lines()).toEqual(['open', 'open', 'open'])
  })

  it('follows the later mark, and the earlier one where that is taken back', () => {
    const missing = mark('PC-1', { found: 'missing' })
    const found = mark('PC-1')
    expect(lines(missing, found)[0]).toBe('found')
    expect(lines(missing, found, mark('PC-1', { found: 'withdrawn', withdraws: found.id }))[0]).toBe(
      'missing',
    )
  })

  it('does not take a rack for somewhere else than its room, nor a room for another', () => {
    expect(lines(mark('PC-1', { place: 'server-room' }), mark('PC-2', { place: 'hall' }))).toEqual([
      'found',
      'found',
      'open',
    ])
    expect(
      lines(
        mark('PC-1', { place: 'finance' }),
        mark('PC-2', { found: 'other-place' }),
        mark('PC-3', { place: 'hall' }),
      ),
    ).toEqual(['found elsewhere', 'found elsewhere', 'found elsewhere'])
  })

  it('keeps apart what the register does not know, and what is not on the list', () => {
    const outcome = outcomeOf(
      expected,
      [
        mark(null, { tag: 'X1' }),
        mark('TV-1', { outside: { asset: counted('TV-1'), why: 'later' } }),
        mark('TV-2', { found: 'missing', outside: { asset: counted('TV-2'), why: 'later' } }),
      ],
      places,
    )
    expect(outcome.surplus.map(({ tag }) => tag)).toEqual(['X1'])
    expect(outcome.outside.map(({ asset: { id }, why }) => [id, why])).toEqual([['TV-1', 'later']])
    expect(progressOf(outcome)).toMatchObject({ expected: 3, open: 3, surplus: 1, outside: 1 })
  })
})

describe('the id of a count', () => {
  it('is the year, and says which of a year it is', () => {
    expect(newCountId('2026-12-31', new Set())).toBe('2026')
    expect(newCountId('2026-12-31', new Set(['2026', '2026-2']))).toBe('2026-3')
  })
})
