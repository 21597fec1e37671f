import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import type { CountedAsset } from '#domain/counting/expected.js'
import type { Mark } from '#domain/counting/mark.js'
import { emptyRegister } from '#domain/register/empty-register.js'

export const asset = (id: string, known: Partial<Asset> = {}): Asset => ({
  id,
  kind: 'computer',
  state: 'in-use',
  ...known,
})

export const register = (known: Partial<Register> = {}): Register => ({
  ...emptyRegister({
    id: 'plandiste',
    name: 'Општина',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  }),
  places: [
    { id: 'hall', kind: 'building', name: 'Зграда' },
    { id: 'server-room', kind: 'server-room', name: 'Сервер сала', within: 'hall' },
    { id: 'rack-1', kind: 'rack', name: 'Рек', within: 'server-room' },
    { id: 'finance', kind: 'room', name: 'Финансије', within: 'hall' },
  ],
  ...known,
})

export const counted = (id: string, known: Partial<CountedAsset> = {}): CountedAsset => ({
  id,
  tag: null,
  kind: 'computer',
  name: null,
  manufacturer: null,
  model: null,
  serial: null,
  place: null,
  custodian: null,
  state: 'in-use',
  price: null,
  ...known,
})

let numbers = 0

export const mark = (assetId: string | null, known: Partial<Mark> = {}): Mark => {
  numbers += 1
  return {
    id: `mark-${String(numbers).padStart(6, '0')}`,
    number: numbers,
    asset: assetId,
    tag: assetId ?? 'unknown',
    found: assetId === null ? 'surplus' : 'found',
    place: null,
    what: null,
    serial: null,
    note: null,
    document: null,
    withdraws: null,
    outside: null,
    by: { id: 'u-1', name: 'mira' },
    at: '2026-12-31T09:00:00.000Z',
    ...known,
  }
}
