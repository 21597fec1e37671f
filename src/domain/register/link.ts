import type { Asset } from '#contract/register/asset.js'

/** What a subject shows of itself that an asset may be known by. */
export interface Identity {
  readonly subject: string
  readonly serials: readonly string[]
  readonly uuid: string | null
  readonly macs: readonly string[]
}

/** Texts that makers leave where a number should be. */
const defaults = new Set([
  'to be filled by o.e.m.',
  'default string',
  'system serial number',
  'not specified',
  'not applicable',
  'none',
  'n/a',
  'unknown',
  'chassis serial number',
  'oem',
  '0123456789',
  'invalid',
])

/** A serial number, UUID or address in the form in which two are compared; null where it tells nothing. */
export const normalNumber = (text: string | null | undefined): string | null => {
  const value = text?.trim().toLowerCase() ?? ''
  if (value.length < 4 || defaults.has(value)) return null
  const plain = value.replaceAll(/[\s:-]/g, '')
  return /^(.)\1*$/.test(plain) ? null : plain
}

const numbers = (values: readonly (string | null | undefined)[]): string[] =>
  values.map(normalNumber).filter((value) => value !== null)

/**
 * The asset that a subject is: named by hand, else by serial number, UUID or hardware address. Null where
 * none fits, or where two fit equally well: a guess would hide one of them.
 */
export const assetOf = (identity: Identity, assets: readonly Asset[]): Asset | null => {
  const byHand = assets.filter((asset) => asset.subject === identity.subject)
  if (byHand.length > 0) return byHand.length === 1 ? (byHand[0] ?? null) : null
  const free = assets.filter((asset) => asset.subject === undefined)
  const serials = new Set(numbers(identity.serials))
  const uuid = normalNumber(identity.uuid)
  const macs = new Set(numbers(identity.macs))
  const ways: ((asset: Asset) => boolean)[] = [
    (asset) => serials.has(normalNumber(asset.serial) ?? ' '),
    (asset) => uuid !== null && normalNumber(asset.uuid) === uuid,
    (asset) => numbers(asset.macs ?? []).some((mac) => macs.has(mac)),
  ]
  for (const way of ways) {
    const fitting = free.filter(way)
    if (fitting.length === 1) return fitting[0] ?? null
    if (fitting.length > 1) return null
  }
  return null
}
