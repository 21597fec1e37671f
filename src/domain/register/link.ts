import type { Asset } from '#contract/register/asset.js'
import { isMakerDefault, textDefaults, uuidDefaults } from '#lib/maker-defaults.js'
import { serviceOfAsset, serviceOfSubject } from './service-name.js'

/** What a subject shows of itself that an asset may be known by. */
export interface Identity {
  readonly subject: string
  readonly serials: readonly string[]
  readonly uuid: string | null
  readonly macs: readonly string[]
}

/** A serial number, UUID or address in the form in which two are compared; null where it tells nothing. */
export const normalNumber = (text: string | null | undefined): string | null => {
  const value = text?.trim().toLowerCase() ?? ''
  if (value.length < 4 || isMakerDefault(value, textDefaults, uuidDefaults)) return null
  const plain = value.replaceAll(/[\s:-]/g, '')
  return /^(.)\1*$/.test(plain) ? null : plain
}

const numbers = (values: readonly (string | null | undefined)[]): string[] =>
  values.map(normalNumber).filter((value) => value !== null)

const named = (service: string | null): string[] => (service === null ? [] : [`service ${service}`])

/** Which subject an id stands for: itself, or the one that it was merged into. */
export type Resolve = (subject: string) => string

/** An asset that names its subject is known by that alone. */
const keysOfAsset = (asset: Asset, resolve: Resolve): string[] => {
  const { subject, serial, uuid, macs } = asset
  return subject === undefined
    ? [
        ...numbers([serial]).map((number) => `serial ${number}`),
        ...numbers([uuid]).map((number) => `uuid ${number}`),
        ...numbers(macs ?? []).map((number) => `mac ${number}`),
        ...named(serviceOfAsset(asset)),
      ]
    : [`subject ${resolve(subject)}`]
}

/** By what a subject may be found, the surest way first. */
const waysOf = ({ subject, serials, uuid, macs }: Identity): string[][] => [
  [`subject ${subject}`],
  numbers(serials).map((number) => `serial ${number}`),
  numbers([uuid]).map((number) => `uuid ${number}`),
  numbers(macs).map((number) => `mac ${number}`),
  named(serviceOfSubject(subject)),
]

/** Things by the keys that they have. */
const openByKey = <T>() => {
  const sets = new Map<string, Set<T>>()
  return {
    put: (keys: readonly string[], thing: T) => {
      for (const key of keys) {
        const set = sets.get(key)
        if (set) set.add(thing)
        else sets.set(key, new Set([thing]))
      }
    },
    drop: (keys: readonly string[], thing: T) => {
      for (const key of keys) {
        const set = sets.get(key)
        set?.delete(thing)
        if (set?.size === 0) sets.delete(key)
      }
    },
    of: (keys: readonly string[]): Set<T> => {
      const found = new Set<T>()
      for (const key of keys) for (const thing of sets.get(key) ?? []) found.add(thing)
      return found
    },
  }
}

/** Finds assets by what subjects show of themselves, and subjects by what is recorded of an asset. */
export const openMatching = (resolve: Resolve = (subject) => subject) => {
  const assets = openByKey<Asset>()
  const subjects = openByKey<string>()
  return {
    putAsset: (asset: Asset) => assets.put(keysOfAsset(asset, resolve), asset),
    dropAsset: (asset: Asset) => assets.drop(keysOfAsset(asset, resolve), asset),
    putSubject: (identity: Identity) => subjects.put(waysOf(identity).flat(), identity.subject),
    dropSubject: (identity: Identity) => subjects.drop(waysOf(identity).flat(), identity.subject),
    /** The subjects for which it matters whether this asset is there. */
    subjectsFor: (asset: Asset): ReadonlySet<string> => subjects.of(keysOfAsset(asset, resolve)),
    /**
     * The asset that a subject is: named by hand, else by serial number, UUID, hardware address, or the address of a
     * service. Null where
     * none fits, or where two fit equally well: a guess would hide one of them.
     */
    assetOf: (identity: Identity): Asset | null => {
      for (const way of waysOf(identity)) {
        const [fitting, another] = assets.of(way)
        if (fitting) return another ? null : fitting
      }
      return null
    },
  }
}
