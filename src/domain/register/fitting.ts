import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { type Identity, normalNumber } from './link.js'
import { serviceOfAsset, serviceOfSubject } from './service-name.js'

/** By what an asset and a subject are known to be one. */
export const waysOfFitting = ['hand', 'serial', 'uuid', 'mac', 'service'] as const
export type WayOfFitting = (typeof waysOfFitting)[number]

export interface Fitting {
  readonly by: WayOfFitting
  /** One, or several of which nothing tells which it is. */
  readonly assets: readonly Asset[]
}

type Numbers = ReadonlyMap<string, readonly Asset[]>
type Index = Readonly<Record<WayOfFitting, Numbers>>

/** A register never changes; the next one is another value. */
const indexes = new WeakMap<Register, Index>()

const byNumber = (
  assets: readonly Asset[],
  numbersOf: (asset: Asset) => readonly (string | null | undefined)[],
): Numbers => {
  const found = new Map<string, Asset[]>()
  for (const asset of assets)
    for (const number of new Set(numbersOf(asset)))
      if (number != null) found.set(number, [...(found.get(number) ?? []), asset])
  return found
}

const indexOf = (register: Register): Index => {
  const known = indexes.get(register)
  if (known) return known
  const free = register.assets.filter(({ subject }) => subject === undefined)
  const made: Index = {
    hand: byNumber(register.assets, ({ subject }) => [subject]),
    serial: byNumber(free, ({ serial }) => [normalNumber(serial)]),
    uuid: byNumber(free, ({ uuid }) => [normalNumber(uuid)]),
    mac: byNumber(free, ({ macs }) => (macs ?? []).map(normalNumber)),
    service: byNumber(free, (asset) => [serviceOfAsset(asset)]),
  }
  indexes.set(register, made)
  return made
}

/**
 * The assets that a subject fits, by the first way in which any does: by hand, else by serial number, UUID, hardware
 * address, or the address of a service. Null where none fits.
 */
export const fittingAssets = (identity: Identity, register: Register): Fitting | null => {
  const index = indexOf(register)
  const given: Readonly<Record<WayOfFitting, readonly (string | null)[]>> = {
    hand: [identity.subject],
    serial: identity.serials.map(normalNumber),
    uuid: [normalNumber(identity.uuid)],
    mac: identity.macs.map(normalNumber),
    service: [serviceOfSubject(identity.subject)],
  }
  for (const by of waysOfFitting) {
    const numbers = given[by].filter((number) => number !== null)
    const assets = new Set(numbers.flatMap((number) => index[by].get(number) ?? []))
    if (assets.size > 0) return { by, assets: [...assets] }
  }
  return null
}
