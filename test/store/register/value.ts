import type { Register } from '#contract/register.js'

/** A register with nothing in it but what is given. */
export const register = (over: Partial<Register> = {}): Register => ({
  format: 1,
  organisation: {
    id: 'varos',
    name: 'Варош',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  },
  places: [],
  roles: [],
  assets: [],
  entitlements: [],
  contracts: [],
  serviceRecords: [],
  attestations: [],
  waivers: [],
  plans: [],
  ...over,
})

export const room = (id: string, within?: string): Register['places'][number] => ({
  id,
  kind: 'room',
  name: id,
  ...(within === undefined ? {} : { within }),
})
