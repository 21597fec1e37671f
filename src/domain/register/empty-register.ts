import type { Organisation, Register } from '#contract/register.js'

/** What the register of `organisation` says before anybody has written into it. */
export const emptyRegister = (organisation: Organisation): Register => ({
  format: 1,
  organisation,
  places: [],
  roles: [],
  assets: [],
  entitlements: [],
  contracts: [],
  serviceRecords: [],
  attestations: [],
  waivers: [],
  plans: [],
  persons: [],
  documents: [],
  handOvers: [],
  recognitions: [],
})
