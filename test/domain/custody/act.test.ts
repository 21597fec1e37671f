import { describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { actChanges, actFaults, holdsData, type NewAct } from '#domain/custody/act.js'
import { custodyBook, holdingOfParty } from '#domain/custody/holdings.js'
import { custodySheet } from '#domain/custody/sheet.js'
import { applyChanges, entryVersion } from '#domain/register/change.js'
import { emptyRegister } from '#domain/register/empty-register.js'

const today = '2026-11-22'
const asset = (id: string, more: Partial<Asset> = {}): Asset => ({
  id,
  kind: 'computer',
  state: 'in-use',
  ...more,
})

const register: Register = {
  ...emptyRegister({
    id: 'varos',
    name: 'Varoš',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  }),
  places: [{ id: 'store', kind: 'room', name: 'Магацин' }],
  roles: [{ id: 'keeper', name: 'Магационер' }],
  persons: [
    { id: 'ana', name: 'Ана Анић', unit: 'Писарница' },
    { id: 'bora', name: 'Бора Борић', leftOn: '2026-10-31' },
  ],
  assets: [
    asset('PC-1', {
      custodian: 'ana',
      price: { amount: 70000, currency: 'RSD' },
      manufacturer: 'Dell',
      model: '3000',
    }),
    asset('MON-1', { kind: 'monitor', custodian: 'ana', name: 'Монитор', tag: 'T-7' }),
    asset('PC-2', { state: 'in-store', place: 'store' }),
    asset('PC-3', { state: 'disposed', custodian: 'ana' }),
    asset('PC-4'),
  ],
}

const act = (more: Partial<NewAct> = {}): NewAct => ({
  id: 'R-2026-001',
  kind: 'hand-over',
  date: today,
  assets: ['PC-2'],
  to: 'ana',
  ...more,
})

const codes = (given: NewAct) =>
  actFaults(register, given, today).map(({ code, what }) => `${code} ${what}`.trim())
const registerAfter = (given: NewAct, seen?: ReadonlyMap<string, string>) =>
  applyChanges(register, actChanges(register, given, seen)).next
const assetAfter = (given: NewAct, id: string) => registerAfter(given).assets.find((entry) => entry.id === id)

describe('handing over', () => {
  it('makes the one who takes over answer for the things, which are in use from then on', () => {
    expect(codes(act())).toEqual([])
    expect(assetAfter(act(), 'PC-2')).toEqual(asset('PC-2', { custodian: 'ana', place: 'store' }))
    expect(registerAfter(act()).handOvers).toEqual([act()])
  })

  it('needs somebody who takes over, and who still works here', () => {
    const { to: _, ...nobody } = act()
    expect(codes(nobody)).toEqual(['no-recipient'])
    expect(codes(act({ to: 'bora' }))).toEqual(['left bora'])
    expect(codes(act({ to: 'bora', date: '2026-10-30' }))).toEqual([])
    expect(codes(act({ to: 'nobody' }))).toEqual(['unknown-party nobody'])
    expect(codes(act({ to: 'ana', from: 'ana', assets: ['PC-1'] }))).toEqual(['same-party ana'])
  })

  it('is refused for what is not there, is named twice, was disposed of or is held by another', () => {
    expect(codes(act({ assets: ['PC-9', 'PC-2', 'PC-2', 'PC-3'] }))).toEqual([
      'unknown-asset PC-9',
      'twice PC-2',
      'disposed PC-3',
    ])
    expect(codes(act({ from: 'keeper', assets: ['PC-1'] }))).toEqual(['not-held PC-1'])
  })

  it('is refused on a day to come, at a place that is none, and under a number that is taken', () => {
    const known = { ...register, handOvers: [act()] }
    expect(actFaults(known, act(), today).map(({ code }) => code)).toEqual(['number-taken'])
    expect(codes(act({ date: '2026-11-23', place: 'nowhere' }))).toEqual([
      'future 2026-11-23',
      'unknown-place nowhere',
    ])
  })

  it('is refused in a year that was typed by half', () => {
    expect(codes(act({ date: '0026-11-22' }))).toEqual(['half-typed 0026-11-22'])
    expect(codes(act({ wiped: { method: 'x', on: '0026-11-22', by: 'y' } }))).toEqual([
      'half-typed 0026-11-22',
    ])
  })

  it('is refused on a day before another act of the same thing, which it would undo', () => {
    const known = { ...register, handOvers: [act({ date: '2026-11-20' })] }
    const on = (date: string) =>
      actFaults(known, act({ id: 'R-2026-002', date, assets: ['PC-2', 'PC-4'] }), today).map(
        ({ code, what }) => `${code} ${what}`,
      )
    expect(on('2026-11-19')).toEqual(['later-act PC-2'])
    expect(on('2026-11-20')).toEqual([])
  })

  it('is refused where an asset was changed after somebody looked at it', () => {
    const stale = new Map([['PC-2', entryVersion(asset('PC-2'))]])
    expect(() => registerAfter(act(), stale)).toThrow('Somebody else has changed this meanwhile')
  })
})

describe('giving back', () => {
  const back = act({ kind: 'return', from: 'ana', assets: ['PC-1', 'MON-1'], place: 'store', leaves: true })
  const { to: _, ...given } = back

  it('frees the things of who held them, puts them into store, and notes who leaves', () => {
    expect(codes(given)).toEqual([])
    const next = registerAfter(given)
    expect(next.assets.slice(0, 2).map(({ custodian, state, place }) => [custodian, state, place])).toEqual([
      [undefined, 'in-store', 'store'],
      [undefined, 'in-store', 'store'],
    ])
    expect(next.persons[0]).toMatchObject({ id: 'ana', leftOn: today })
    expect(next.handOvers[0]).not.toHaveProperty('leaves')
  })

  it('gives them to who keeps them, where somebody does', () => {
    expect(assetAfter({ ...given, to: 'keeper' }, 'PC-1')).toMatchObject({
      custodian: 'keeper',
      state: 'in-store',
    })
  })

  it('takes nothing back that is in store and that nobody answers for, unless somebody keeps it from now on', () => {
    const { from: _, leaves: __, ...none } = { ...given, assets: ['PC-2'] }
    expect(codes(none)).toEqual(['not-out PC-2'])
    expect(codes({ ...none, to: 'keeper' })).toEqual([])
  })

  it('lets nobody leave who is no person', () => {
    expect(codes({ ...given, from: 'keeper', assets: ['PC-4'] })).toEqual([
      'nobody-leaves keeper',
      'not-held PC-4',
    ])
  })
})

describe('writing off', () => {
  const { to: _, ...off } = act({ kind: 'write-off', assets: ['PC-4'] })
  const wiped = { method: 'shredded', on: today, by: 'Firm' }

  it('of what holds data of people needs proof that they were destroyed', () => {
    expect(codes(off)).toEqual(['not-wiped PC-4'])
    expect(codes({ ...off, wiped })).toEqual([])
    expect(codes({ ...off, wiped: { ...wiped, by: ' ' } })).toEqual(['not-wiped PC-4'])
    expect(codes({ ...off, wiped: { ...wiped, method: '' } })).toEqual(['not-wiped PC-4'])
    expect(codes({ ...off, assets: ['MON-1'] })).toEqual([])
    expect(codes({ ...off, wiped: { ...wiped, document: 'D-1' } })).toEqual(['unknown-document D-1'])
  })

  it('may not come before the data were destroyed', () => {
    expect(codes({ ...off, date: '2026-11-21', wiped })).toEqual([`wiped-late ${today}`])
  })

  it('disposes of the asset on that day', () => {
    expect(assetAfter({ ...off, wiped }, 'PC-4')).toMatchObject({ state: 'disposed', disposedOn: today })
  })

  it.each(['server', 'computer', 'laptop', 'nas', 'phone'] as const)(
    'counts a %s as holding data',
    (kind) => {
      expect(holdsData({ kind })).toBe(true)
    },
  )
})

describe('who holds what', () => {
  it('is told with its value, without what was disposed of', () => {
    const holding = holdingOfParty(register, 'ana')
    expect(holding?.assets.map(({ id }) => id)).toEqual(['MON-1', 'PC-1'])
    expect(holding?.value).toEqual({ RSD: 7_000_000n })
    expect(holding?.unpriced).toBe(1)
    expect(holdingOfParty(register, 'keeper')?.assets).toEqual([])
    expect(holdingOfParty(register, 'nobody')).toBeNull()
  })

  it('names what is in use and nobody answers for', () => {
    expect(custodyBook(register).unheld.map(({ id }) => id)).toEqual(['PC-4'])
  })
})

describe('the sheet of an act', () => {
  it('has a line for each asset, the parties and the value', () => {
    const given = act({ from: 'ana', to: 'keeper', assets: ['PC-1', 'MON-1'], place: 'store' })
    const sheet = custodySheet({ ...register, handOvers: [given] }, given.id)
    expect(sheet).toMatchObject({
      from: { name: 'Ана Анић', unit: 'Писарница', isPerson: true },
      to: { name: 'Магационер', isPerson: false },
      place: 'Магацин',
      value: { RSD: 7_000_000n },
      unpriced: 1,
    })
    expect(sheet?.rows.map(({ inventoryNumber, tag, make }) => [inventoryNumber, tag, make])).toEqual([
      ['PC-1', null, 'Dell 3000'],
      ['MON-1', 'T-7', ''],
    ])
    expect(custodySheet(register, 'R-1')).toBeNull()
  })
})
