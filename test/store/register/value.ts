import type { Register } from '#contract/register.js'
import { emptyRegister } from '#domain/register/empty-register.js'

/** A register with nothing in it but what is given. */
export const register = (over: Partial<Register> = {}): Register => ({
  ...emptyRegister({
    id: 'varos',
    name: 'Варош',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  }),
  ...over,
})

export const room = (id: string, within?: string): Register['places'][number] => ({
  id,
  kind: 'room',
  name: id,
  ...(within === undefined ? {} : { within }),
})
