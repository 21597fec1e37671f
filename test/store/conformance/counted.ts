import type { Count } from '#domain/counting/count.js'
import type { CountedAsset } from '#domain/counting/expected.js'
import type { Mark } from '#domain/counting/mark.js'
import { at } from './things.js'

export const count = (known: Partial<Count> = {}): Count => ({
  id: '2026',
  name: 'Yearly count 2026',
  date: '2026-12-31',
  scope: { places: [], kinds: [], custodians: [] },
  commission: [{ name: 'Мира', part: 'president' }],
  state: 'open',
  opened: { at: at(0), by: { id: 'u-1', name: 'mira' } },
  expectedCount: 1,
  closed: null,
  signed: null,
  applied: null,
  reopened: [],
  ...known,
})

export const counted = (known: Partial<CountedAsset> = {}): CountedAsset => ({
  id: 'PC-01',
  tag: 'PC-01',
  kind: 'computer',
  name: { 'sr-Cyrl': 'Рачунар', en: 'Computer' },
  manufacturer: 'Dell',
  model: 'OptiPlex',
  serial: 'J7XK2V3',
  place: 'finance',
  custodian: 'treasurer',
  state: 'in-use',
  price: { amount: 58_999.9, currency: 'RSD' },
  ...known,
})

export const marked = (known: Partial<Mark> = {}): Omit<Mark, 'number'> => ({
  id: 'mark-0001',
  asset: 'PC-01',
  tag: 'PC-01',
  found: 'found',
  place: 'finance',
  what: null,
  serial: null,
  note: null,
  document: null,
  withdraws: null,
  outside: null,
  by: { id: 'u-1', name: 'mira' },
  at: at(1),
  ...known,
})
