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
  products: readonly Product[],
  metric: Metric,
  merged: readonly [Product, ...Product[]][],
  { knowledge }: GroupFacts,
): Want[] => {
  if (metric !== 'core')
    return merged.map((group) => ({ of: device.id, device, products: group, metric, units: 1 }))
  return products.map((product) => ({
    of: device.id,
    device,
    products: [product],
    metric,
    units: requiredCores(
      device.processors ?? [1],
      device.guests ?? 0,
      product.edition ?? null,
      knowledge.of(product)?.core ?? usualCores,
    ),
  }))
}

const byDevice = (installations: readonly Installation[]): Map<Device, Map<string, Product>> => {
  const found = new Map<Device, Map<string, Product>>()
  for (const { device, product } of installations) {
    const known = found.get(device)
    if (known) known.set(keyOf(product), product)
    else found.set(device, new Map([[keyOf(product), product]]))
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
  const { knowledge, installations, reached = [], measured, day } = facts
  const metrics = new Map<string, Metric>()
  const metricFor = (product: Product): Metric => {
    const key = familyKey(product)
    const known = metrics.get(key) ?? metricOf(product, counted, knowledge)
    metrics.set(key, known)
    return known
  }
  const wants: Want[] = []
  const merges = new Map<string, [Product, ...Product[]][]>()
  for (const [device, products] of byDevice(installations)) {
    const perMetric = new Map<Metric, Product[]>()
    for (const product of products.values()) {
      const metric = metricFor(product)
      perMetric.set(metric, [...(perMetric.get(metric) ?? []), product])
      if (supportYears(knowledge, product).some(({ from, to }) => from <= day && day <= to))
        wants.push({
          of: device.id,
          device,
          products: [supportProduct(product)],
          metric: 'device',
          units: 1,
        })
    }
    for (const [metric, some] of perMetric) {
      if (metric === 'device' || metric === 'seat' || metric === 'core') {
        const key = `${metric} ${some.map(keyOf).sort().join(' ')}`
        const merged =
          some.length === 1 || !isMerged
            ? some.map((one): [Product] => [one])
            : (merges.get(key) ?? mergeVersions(some, metric, counted, knowledge))
        merges.set(key, merged)
        wants.push(...onDevice(device, some, metric, merged, facts))
      }
    }
  }
  const whole = new Map<string, Installation[]>()
  for (const installation of installations) {
    if (['device', 'seat', 'core'].includes(metricFor(installation.product))) continue
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
    if (isByUser)
      wants.push(...users.map((of): Want => ({ of, device: null, products: [product], metric, units: 1 })))
    else
      wants.push(
        ...devices.map((device): Want => ({ of: device.id, device, products: [product], metric, units: 1 })),
      )
  }
  return wants
    .filter(({ units }) => units > 0)
    .sort((a, b) =>
      a.of < b.of ? -1 : a.of > b.of ? 1 : keyOf(a.products[0]) < keyOf(b.products[0]) ? -1 : 1,
    )
}
