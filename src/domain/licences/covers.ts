import type { Entitlement } from '#contract/register/entitlement.js'
import type { CountedRight } from './counted.js'
import { includedIn, type Knowledge, type Metric, releasedOn } from './knowledge.js'
import { compareVersions, familyKey, nameKey, type Product } from './product.js'

/** By which rule a right covers a requirement, in the order in which they are matched. */
export const coverRules = ['oem', 'exact', 'downgrade', 'upgrade', 'suite', 'pool'] as const
export type CoverRule = (typeof coverRules)[number]

/** The first thing for which a right does not cover a requirement. */
export type Refusal =
  | 'product'
  | 'edition'
  | 'metric'
  | Exclude<CountedRight['standing'], 'in-force'>
  | 'older-version'
  | 'newer-version'
  | 'version-not-told'
  | 'other-device'
  | 'not-bound'
  | 'other-unit'
  | 'no-base-licence'
  | 'kept-elsewhere'
  | 'free-stock'
  | 'used-up'

export type Cover = { readonly rule: CoverRule } | { readonly refused: Refusal }

/** What has to be licensed: one product on one device, or for one user. */
export interface Wanted {
  readonly product: Product
  readonly metric: Metric
  /** The places that it lies in, the nearest first. */
  readonly places: readonly string[]
  /** True where an OEM licence is bound to the same device. */
  readonly hasBase: boolean
}

const deviceMetrics: ReadonlySet<Metric> = new Set(['device', 'seat'])

const isSameMetric = (a: Metric, b: Metric): boolean =>
  a === b || (deviceMetrics.has(a) && deviceMetrics.has(b))

type ByVersion = Extract<CoverRule, 'exact' | 'downgrade' | 'upgrade'>

const byVersion = (
  { right, maintainedUntil }: CountedRight,
  product: Product,
  knowledge: Knowledge,
): { readonly rule: ByVersion } | { readonly refused: Refusal } => {
  const isRunning = right.kind === 'subscription'
  const held = right.product.version
  const { version } = product
  if (version == null)
    return held === undefined || isRunning ? { rule: 'exact' } : { refused: 'version-not-told' }
  const isOlder = held !== undefined && compareVersions(version, held) < 0
  if (held !== undefined && compareVersions(version, held) === 0) return { rule: 'exact' }
  if (isRunning) return { rule: held === undefined ? 'exact' : isOlder ? 'downgrade' : 'upgrade' }
  if (isOlder) {
    const may = right.downgrade ?? knowledge.of(product)?.coversOlder ?? false
    return may ? { rule: 'downgrade' } : { refused: 'older-version' }
  }
  const released = releasedOn(knowledge, product)
  // A lasting right without a version is one to what there was when it was bought.
  const until = maintainedUntil ?? (held === undefined ? right.start : undefined)
  if (until !== undefined && released !== null && released <= until)
    return { rule: held === undefined ? 'exact' : 'upgrade' }
  return { refused: 'newer-version' }
}

const isSuite = (right: Entitlement, product: Product, knowledge: Knowledge): boolean =>
  nameKey(right.product.publisher) === nameKey(product.publisher) &&
  [...(right.includes ?? []), ...includedIn(knowledge, right.product)].some(
    (family) => nameKey(family) === nameKey(product.family),
  )

const isSameEdition = (right: Entitlement, { edition }: Product): boolean =>
  edition === undefined || nameKey(edition ?? '') === nameKey(right.product.edition ?? '')

/** Whether a right covers what is wanted, wherever it is bound to; `isOnDevice`: it is bound to this very device. */
export const covers = (
  counted: CountedRight,
  wanted: Wanted,
  knowledge: Knowledge,
  isOnDevice: boolean,
): Cover => {
  const { right, standing } = counted
  const { product } = wanted
  const isOwn = familyKey(right.product) === familyKey(product)
  if (!isOwn && !isSuite(right, product, knowledge)) return { refused: 'product' }
  if (isOwn && !isSameEdition(right, product)) return { refused: 'edition' }
  if (!isSameMetric(right.metric, wanted.metric)) return { refused: 'metric' }
  if (standing !== 'in-force') return { refused: standing }
  const version = byVersion(counted, product, knowledge)
  if ('refused' in version) return version
  if (right.devices !== undefined && !isOnDevice) return { refused: 'other-device' }
  if (right.kind === 'oem' && right.devices === undefined) return { refused: 'not-bound' }
  if (right.unit !== undefined && !wanted.places.includes(right.unit)) return { refused: 'other-unit' }
  // What nobody was given of a pool is only ever proposed.
  if (right.pool !== undefined && right.unit === undefined) return { refused: 'free-stock' }
  if (right.upgradeOnly && !wanted.hasBase) return { refused: 'no-base-licence' }
  if (right.kind === 'oem') return { rule: 'oem' }
  if (!isOwn) return { rule: 'suite' }
  return { rule: right.pool === undefined ? version.rule : 'pool' }
}
