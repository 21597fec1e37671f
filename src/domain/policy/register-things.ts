import type { Asset, AssetKind } from '#contract/register/asset.js'
import type { Entitlement } from '#contract/register/entitlement.js'
import type { ServiceRecord } from '#contract/register/service-record.js'
import type { Waiver } from '#contract/register/waiver.js'
import type { Register } from '#contract/register.js'
import type { SubjectKind } from '#contract/topic.js'
import type { Instant } from '#lib/instant.js'
import { familyKey } from '../licences/product.js'
import type { Rule } from './compiled.js'
import { isExpected, type WaiversFor, withWaivers } from './subject-things.js'
import { type Thing, thing } from './thing.js'

const kinds: Partial<Record<AssetKind, SubjectKind>> = {
  server: 'host',
  computer: 'host',
  laptop: 'host',
  'virtual-server': 'host',
  ups: 'ups',
  router: 'device',
  switch: 'device',
  firewall: 'device',
  nas: 'device',
  printer: 'device',
  'access-point': 'device',
  pdu: 'device',
  sensor: 'device',
  website: 'service',
  domain: 'service',
  'mail-domain': 'service',
  link: 'service',
}

/** The kind of subject that an asset is once something observes it; null for what nothing observes. */
export const subjectKindOf = (asset: Asset): SubjectKind | null => kinds[asset.kind] ?? null

/** Assets that should be seen: not those on order, in store or gone. */
export const isInUse = (asset: Asset): boolean => asset.state === 'in-use' || asset.state === 'delivered'

/** Entries by what they name, looked up once for a list that never changes. */
const openLookup = <T extends object>(keyOf: (entry: T) => string | undefined) => {
  const known = new WeakMap<readonly T[], ReadonlyMap<string | undefined, readonly T[]>>()
  return (list: readonly T[], key: string): readonly T[] => {
    if (!Object.isFrozen(list)) return list.filter((entry) => keyOf(entry) === key)
    const byKey = known.get(list) ?? Map.groupBy(list, keyOf)
    known.set(list, byKey)
    return byKey.get(key) ?? []
  }
}

const waiversOfRule = openLookup<Waiver>(({ rule }) => rule)
const assetsOnUps = openLookup<Asset>(({ poweredBy }) => poweredBy)
const rightsThatRenew = openLookup<Entitlement>(({ renews }) => renews)
const rightsOfPool = openLookup<Entitlement>(({ pool }) => pool)
const recordsOfAsset = openLookup<ServiceRecord>(({ asset }) => asset)

/** Waivers by rule and by what they cover: a thing, a subject, an asset, or everything. */
export const waiversOf =
  (register: Register): WaiversFor =>
  (rule, { id, subject, asset }) =>
    waiversOfRule(register.waivers, rule).filter(
      ({ thing: covered, approvedBy }) =>
        approvedBy !== undefined &&
        (covered === undefined ||
          covered === id ||
          covered === subject?.id ||
          (asset !== null && covered === `asset:${asset.id}`)),
    )

const servicesOf = (register: Register, asset: Asset): readonly ServiceRecord[] =>
  recordsOfAsset(register.serviceRecords, asset.id)

/** The assets in use that hang on it. */
const poweredFrom = (register: Register, asset: Asset): readonly Asset[] =>
  assetsOnUps(register.assets, asset.id).filter(isInUse)

/** The rights of the same product in the pool of one. */
export const pooledWith = (
  { entitlements }: Pick<Register, 'entitlements'>,
  { pool, product }: Entitlement,
): readonly Entitlement[] =>
  pool === undefined
    ? []
    : rightsOfPool(entitlements, pool).filter((one) => familyKey(one.product) === familyKey(product))

/** What the register says of an asset and of what belongs to it. */
export const knownOf = (register: Register, asset: Asset) => ({
  asset,
  services: servicesOf(register, asset),
  powered: poweredFrom(register, asset),
})

/** Since when an entry of the register has been what it is. */
export type EntrySince = (collection: 'assets' | 'entitlements' | 'contracts', id: string) => Instant | null

/**
 * What `rule` judges of the register alone: entries one by one, the organisation as a whole, and, for rules
 * about devices, the recorded assets that nothing has ever observed: each of those is unknown.
 * @param observed the assets that a subject is linked to; those are judged with their facts.
 * @param whole the register that `register` is a part of, where only that is to be judged.
 */
export const registerThings = (
  rule: Rule,
  register: Register,
  observed: ReadonlySet<string>,
  since: EntrySince,
  now: Instant,
  zone: string,
  whole: Register = register,
): Thing[] => {
  const waivers = waiversOf(register)
  switch (rule.each) {
    case 'entitlement':
      return withWaivers(
        rule,
        register.entitlements.map((entry) =>
          thing(`entitlement:${entry.id}`, {
            entry,
            renewals: rightsThatRenew(whole.entitlements, entry.id),
            pooled: pooledWith(whole, entry),
            since: since('entitlements', entry.id),
          }),
        ),
        waivers,
      )
    case 'contract':
      return withWaivers(
        rule,
        register.contracts.map((entry) =>
          thing(`contract:${entry.id}`, { entry, since: since('contracts', entry.id) }),
        ),
        waivers,
      )
    case 'organisation':
      return withWaivers(rule, [thing('organisation', { register })], waivers)
    case 'asset':
      return withWaivers(
        rule,
        register.assets
          .filter((asset) => isInUse(asset) && !(rule.topic && observed.has(asset.id)))
          .map((asset) => {
            const known = { ...knownOf(register, asset), since: since('assets', asset.id) }
            return thing(
              `asset:${asset.id}`,
              rule.topic ? { ...known, missing: { reason: 'never-seen', since: known.since } } : known,
            )
          }),
        waivers,
      )
    default:
      return withWaivers(
        rule,
        register.assets
          .filter(
            (asset) =>
              isInUse(asset) &&
              !observed.has(asset.id) &&
              rule.kinds.some((kind) => kind === subjectKindOf(asset)),
          )
          .map((asset) =>
            thing(`asset:${asset.id}`, {
              ...knownOf(register, asset),
              missing: { reason: 'never-seen', since: since('assets', asset.id) },
            }),
          )
          .filter((of) => isExpected(rule, of, now, zone)),
        waivers,
      )
  }
}
