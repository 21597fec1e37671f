import { requiredCores, usualCores } from './cores.js'
import type { CountedRight } from './counted.js'
import { covers } from './covers.js'
import type { Device, GroupFacts, Installation } from './facts.js'
import { type Knowledge, type Metric, supportYears } from './knowledge.js'
import { compareVersions, familyKey, type Product, productKey } from './product.js'

/** Units that facts oblige to hold, by one device, one user or the whole. */
export interface Want {
  /** Device, user, or empty for the whole organisation. */
  readonly of: string
  readonly device: Device | null
  /** Several versions of one product on one device, where one right covers them all; the newest first. */
  readonly products: readonly [Product, ...Product[]]
  readonly metric: Metric
  readonly units: number
}

/** Extended support is a product of its own. */
export const supportProduct = ({ publisher, family, version }: Product): Product => ({
  publisher,
  family: `${family} extended support`,
  edition: null,
  version: version ?? null,
})

/** By which metric a family is licensed here: as its rights are, else as it is usually sold. */
export const metricOf = (family: Product, counted: readonly CountedRight[], knowledge: Knowledge): Metric => {
  const key = familyKey(family)
  const units = new Map<Metric, number>()
  for (const { right, standing, units: count } of counted)
    if (familyKey(right.product) === key && standing !== 'maintenance' && right.kind !== 'extended-support')
      units.set(right.metric, (units.get(right.metric) ?? 0) + (standing === 'in-force' ? count : 0))
  const [most] = [...units].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return most?.[0] ?? knowledge.of(family)?.metric ?? 'device'
}

const perDevice: ReadonlySet<Metric> = new Set(['device', 'seat', 'core'])

const isNewer = (a: Product, b: Product): number => compareVersions(b.version ?? '', a.version ?? '')

/** Puts versions of one product on one device together that any one right covers. */
export const mergeVersions = (
  products: readonly Product[],
  metric: Metric,
  counted: readonly CountedRight[],
  knowledge: Knowledge,
): [Product, ...Product[]][] => {
  const groups: [Product, ...Product[]][] = []
  for (const product of [...products].sort(isNewer)) {
    const group = groups.find(
      (merged) =>
        familyKey(merged[0]) === familyKey(product) &&
        (merged[0].edition ?? '') === (product.edition ?? '') &&
        counted.some(
          (right) =>
            right.units > 0 &&
            [...merged, product].every(
              (one) =>
                'rule' in
                covers(
                  right,
                  { metric, hasBase: true, places: [right.right.unit ?? ''], product: one },
                  knowledge,
                  true,
                ),
            ),
        ),
    )
    if (group) group.push(product)
    else groups.push([product])
  }
  return groups
}

const onDevice = (
  device: Device,
  products: readonly ProductTerms[],
  metric: Metric,
  merged: readonly (readonly [Product, ...Product[]])[],
  { knowledge }: GroupFacts,
): Want[] => {
  if (metric !== 'core')
    return merged.map((group) => ({ of: device.id, device, products: group, metric, units: 1 }))
  return products.map(({ product, alone }) => ({
    of: device.id,
    device,
    products: alone,
    metric,
    units: requiredCores(
      device.processors ?? [1],
      device.guests ?? 0,
      product.edition ?? null,
      knowledge.of(product)?.core ?? usualCores,
    ),
  }))
}

/** What is the same on whatever device a product is. */
interface ProductTerms {
  readonly product: Product
  readonly key: string
  readonly metric: Metric
  readonly alone: readonly [Product]
  /** Extended support that it could be bought for today; null where there is none. */
  readonly support: readonly [Product] | null
}

const termsFinder = ({ knowledge, day }: GroupFacts, counted: readonly CountedRight[]) => {
  const known = new Map<Product, ProductTerms>()
  const metrics = new Map<string, Metric>()
  const metricFor = (product: Product): Metric => {
    const key = familyKey(product)
    const metric = metrics.get(key) ?? metricOf(product, counted, knowledge)
    metrics.set(key, metric)
    return metric
  }
  return (product: Product): ProductTerms => {
    const before = known.get(product)
    if (before) return before
    const isExtended = supportYears(knowledge, product).some(({ from, to }) => from <= day && day <= to)
    const terms: ProductTerms = {
      product,
      key: keyOf(product),
      metric: metricFor(product),
      alone: [product],
      support: isExtended ? [supportProduct(product)] : null,
    }
    known.set(product, terms)
    return terms
  }
}

const byDevice = (
  installations: readonly Installation[],
  termsOf: (product: Product) => ProductTerms,
): Map<Device, ProductTerms[]> => {
  const found = new Map<Device, ProductTerms[]>()
  for (const { device, product } of installations) {
    const terms = termsOf(product)
    const known = found.get(device)
    const at = known?.findIndex(({ key }) => key === terms.key) ?? -1
    if (!known) found.set(device, [terms])
    else if (at < 0) known.push(terms)
    else known[at] = terms
  }
  return found
}

const keys = new WeakMap<Product, string>()
export const keyOf = (product: Product): string => {
  const known = keys.get(product)
  if (known !== undefined) return known
  const key = `${productKey(product)}${product.edition === undefined ? '?' : ''}`
  keys.set(product, key)
  return key
}

const ofUsers = (
  family: Product,
  counted: readonly CountedRight[],
  installations: readonly Installation[],
): Want[] => {
  const own = counted.filter(({ right }) => familyKey(right.product) === familyKey(family))
  const listed = own.flatMap(({ right }) => right.assignments ?? []).map(({ to }) => to)
  // Without a list, and as no agent tells who started what, each device stands for one user.
  const users = listed.length > 0 ? listed : installations.map(({ device }) => device.id)
  return [...new Set(users)]
    .sort()
    .map((of) => ({ of, device: null, products: [family], metric: 'user' as const, units: 1 }))
}

/** What the facts of a group oblige to hold, in the order of what they are about. `isMerged` false: each version alone. */
export const wantsOf = (facts: GroupFacts, counted: readonly CountedRight[], isMerged: boolean): Want[] => {
  const { knowledge, installations, reached = [], measured } = facts
  const termsOf = termsFinder(facts, counted)
  const metricFor = (product: Product): Metric => termsOf(product).metric
  const wants: Want[] = []
  const merges = new Map<string, readonly (readonly [Product, ...Product[]])[]>()
  for (const [device, products] of byDevice(installations, termsOf)) {
    for (const { support } of products)
      if (support) wants.push({ of: device.id, device, products: support, metric: 'device', units: 1 })
    const perMetric = products.length === 1 ? null : Map.groupBy(products, ({ metric }) => metric)
    for (const some of perMetric?.values() ?? [products]) {
      const { metric } = some[0] as ProductTerms
      if (!perDevice.has(metric)) continue
      let merged: readonly (readonly [Product, ...Product[]])[]
      if (some.length === 1 || !isMerged) merged = some.map(({ alone }) => alone)
      else {
        const key = `${metric} ${some
          .map((one) => one.key)
          .sort()
          .join(' ')}`
        merged =
          merges.get(key) ??
          mergeVersions(
            some.map(({ product }) => product),
            metric,
            counted,
            knowledge,
          )
        merges.set(key, merged)
      }
      wants.push(...onDevice(device, some, metric, merged, facts))
    }
  }
  const whole = new Map<string, Installation[]>()
  for (const installation of installations) {
    if (perDevice.has(metricFor(installation.product))) continue
    const key = familyKey(installation.product)
    whole.set(key, [...(whole.get(key) ?? []), installation])
  }
  for (const some of whole.values()) {
    const [first] = [...some].sort(
      (a, b) => isNewer(a.product, b.product) || (keyOf(a.product) < keyOf(b.product) ? -1 : 1),
    )
    if (!first) continue
    const metric = metricFor(first.product)
    const units = metric === 'site' ? 1 : (measured?.get(familyKey(first.product)) ?? 0)
    if (metric === 'user') wants.push(...ofUsers(first.product, counted, some))
    else wants.push({ of: '', device: null, products: [first.product], metric, units })
  }
  for (const { product, devices, users } of reached) {
    const isByUser = metricFor(product) === 'cal-user'
    const metric = isByUser ? ('cal-user' as const) : ('cal-device' as const)
    const products = [product] as const
    if (isByUser) for (const of of users) wants.push({ of, device: null, products, metric, units: 1 })
    else for (const device of devices) wants.push({ of: device.id, device, products, metric, units: 1 })
  }
  return wants
    .filter(({ units }) => units > 0)
    .sort((a, b) =>
      a.of < b.of ? -1 : a.of > b.of ? 1 : keyOf(a.products[0]) < keyOf(b.products[0]) ? -1 : 1,
    )
}
