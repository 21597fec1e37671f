import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { fittingAssets } from '#domain/register/fitting.js'
import { openMatching } from '#domain/register/link.js'

const register = (assets: readonly Asset[]) => ({
  ...emptyRegister({
    id: 'varos',
    name: 'Varoš',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  }),
  assets: [...assets],
})

const pc = (id: string, more: Partial<Asset> = {}): Asset => ({
  id,
  kind: 'computer',
  state: 'in-use',
  ...more,
})
const host = (more: object = {}) => ({ subject: 'host:a', serials: [], uuid: null, macs: [], ...more })

describe('assets that a subject fits', () => {
  it('are all of them, by the first way in which any does', () => {
    const two = register([
      pc('PC-1', { serial: 'ABC 123', macs: ['00:11:22:33:44:55'] }),
      pc('PC-2', { serial: 'abc-123' }),
      pc('PC-3', { macs: ['00:11:22:33:44:55'] }),
    ])
    const found = fittingAssets(host({ serials: ['ABC123'], macs: ['001122334455'] }), two)
    expect([found?.by, found?.assets.map(({ id }) => id)]).toEqual(['serial', ['PC-1', 'PC-2']])
  })

  it('are none where a maker left a default text instead of a number', () => {
    const one = register([pc('PC-1', { serial: 'To be filled by O.E.M.' })])
    expect(fittingAssets(host({ serials: ['To Be Filled By O.E.M.'] }), one)).toBeNull()
  })

  it('are one exactly where a link is made', () => {
    const word = fc.constantFrom('aaaa1', 'bbbb2', 'AAAA-1', 'unknown', undefined)
    const asset = fc.record({
      serial: word,
      uuid: word,
      mac: word,
      subject: fc.constantFrom('host:a', undefined),
    })
    fc.assert(
      fc.property(fc.array(asset, { maxLength: 5 }), word, word, word, (given, serial, uuid, mac) => {
        const assets = given.map(({ mac: address, ...more }, n) => {
          const present = Object.entries(more).filter(([, value]) => value !== undefined)
          return pc(`PC-${n}`, { ...Object.fromEntries(present), ...(address && { macs: [address] }) })
        })
        const identity = host({ serials: serial ? [serial] : [], uuid: uuid ?? null, macs: mac ? [mac] : [] })
        const matching = openMatching()
        for (const one of assets) matching.putAsset(one)
        const linked = matching.assetOf(identity)
        const fitting = fittingAssets(identity, register(assets))
        expect(fitting?.assets.length === 1 ? fitting.assets[0]?.id : null).toBe(linked?.id ?? null)
      }),
    )
  })
})

describe('a service and an asset', () => {
  it.each([
    ['website', 'https://www.town.example/pocetna', 'service:website/town.example'],
    ['website', 'town.example', 'service:website/www.town.example'],
    ['domain', 'Town.Example.', 'service:domain/town.example'],
    ['mail-domain', 'town.example', 'service:mail-domain/town.example'],
    ['link', '203.0.113.7', 'service:address/203.0.113.7'],
  ] as const)('of kind %s are one by the address %s', (kind, address, subject) => {
    const asset = pc('A-1', { kind, address })
    const matching = openMatching()
    matching.putAsset(asset)
    expect(matching.assetOf(host({ subject }))).toBe(asset)
    expect(fittingAssets(host({ subject }), register([asset]))?.by).toBe('service')
  })

  it('are two where the kind or the name is another', () => {
    const matching = openMatching()
    matching.putAsset(pc('A-1', { kind: 'domain', address: 'town.example' }))
    for (const subject of ['service:website/town.example', 'service:domain/other.example'])
      expect(matching.assetOf(host({ subject }))).toBeNull()
  })
})
