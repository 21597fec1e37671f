import type { CountScope } from '#contract/count.js'
import type { Asset, AssetKind } from '#contract/register/asset.js'
import type { LocalText, Money } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { type Frame, frameOf, placesAbove } from './count.js'

/** What of an asset stands on a list, as it was when the list was made. */
export interface CountedAsset {
  readonly id: string
  readonly tag: string | null
  readonly kind: AssetKind
  readonly name: LocalText | null
  readonly manufacturer: string | null
  readonly model: string | null
  readonly serial: string | null
  readonly place: string | null
  readonly custodian: string | null
  readonly state: Asset['state']
  readonly price: Money | null
}

/** Nobody can put a sticker on these; a count that names their kind has them all the same. */
const intangible: ReadonlySet<AssetKind> = new Set([
  'virtual-server',
  'link',
  'website',
  'domain',
  'mail-domain',
])

/** Not here yet, or not ours any more. */
const notHere: ReadonlySet<Asset['state']> = new Set(['ordered', 'disposed'])

export const countedAsset = (asset: Asset): CountedAsset => ({
  id: asset.id,
  tag: asset.tag ?? null,
  kind: asset.kind,
  name: asset.name ?? null,
  manufacturer: asset.manufacturer ?? null,
  model: asset.model ?? null,
  serial: asset.serial ?? null,
  place: asset.place ?? null,
  custodian: asset.custodian ?? null,
  state: asset.state,
  price: asset.price ?? null,
})

const isInScope = (asset: Asset, scope: CountScope, places: Frame['places']): boolean => {
  if (scope.kinds.length > 0 ? !scope.kinds.includes(asset.kind) : intangible.has(asset.kind)) return false
  if (
    scope.custodians.length > 0 &&
    (asset.custodian === undefined || !scope.custodians.includes(asset.custodian))
  )
    return false
  if (scope.places.length === 0) return true
  if (asset.place === undefined) return false
  return placesAbove(places, asset.place).some((place) => scope.places.includes(place))
}

/** What a count that begins now has to find, by inventory number. */
export const expectedOf = (register: Register, scope: CountScope): CountedAsset[] => {
  const { places } = frameOf(register)
  return register.assets
    .filter((asset) => !notHere.has(asset.state) && isInScope(asset, scope, places))
    .map(countedAsset)
    .sort((a, b) => compareNumbers(a.id, b.id))
}

/** Why an asset that somebody counts is not on the list. */
export type Outside = 'later' | 'out-of-scope' | 'written-off'

/** Why `asset`, which the list lacks, is not on it; one that fits the scope was recorded after the list was frozen. */
export const whyOutside = (asset: Asset, scope: CountScope, places: Frame['places']): Outside => {
  if (asset.state === 'disposed') return 'written-off'
  return isInScope(asset, scope, places) ? 'later' : 'out-of-scope'
}

const collator = new Intl.Collator('sr', { numeric: true })

/** Inventory numbers as people order them: PC-2 before PC-10. */
export const compareNumbers = (a: string, b: string): number =>
  collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
