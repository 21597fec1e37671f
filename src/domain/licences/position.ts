import type { Entitlement } from '#contract/register/entitlement.js'
import { type CountedRight, countRights } from './counted.js'
import type { GroupFacts, Installation } from './facts.js'
import { type Line, lineOf } from './line.js'
import { type Matched, matchWants, type Pair, type Uncovered } from './match.js'
import { familyKey, nameKey, type Product, productKey } from './product.js'
import { metricOf, supportProduct, wantsOf } from './wants.js'

/** The product that a right counts for. */
const ownProduct = ({ kind, product }: Entitlement): Product =>
  kind === 'extended-support'
    ? supportProduct(product)
    : { ...product, edition: product.edition ?? null, version: product.version ?? null }

/** Rights to extended support are matched as rights to a product of its own. */
const asMatched = (counted: CountedRight): CountedRight =>
  counted.right.kind === 'extended-support'
    ? ({ ...counted, right: { ...counted.right, product: ownProduct(counted.right) } } as CountedRight)
    : counted

const shortOf = ({ uncovered }: Matched): number => uncovered.reduce((sum, { units }) => sum + units, 0)

/** Versions that one right covers count once, unless each alone leaves less uncovered. */
const matchBest = (facts: GroupFacts, counted: readonly CountedRight[]): Matched => {
  const wants = wantsOf(facts, counted, true)
  const merged = matchWants(facts, counted, wants)
  const isAnyMerged = wants.some(({ products }) => products.length > 1)
  if (!isAnyMerged || shortOf(merged) === 0) return merged
  const apart = matchWants(facts, counted, wantsOf(facts, counted, false))
  return shortOf(apart) < shortOf(merged) ? apart : merged
}

interface LineDraft {
  readonly product: Product
  readonly counted: CountedRight[]
  readonly pairs: Pair[]
  readonly uncovered: Uncovered[]
  readonly installations: Installation[]
}

/** The line that a product stands on: its own, or that of a right that names less than it. */
const lineFinder = (counted: readonly CountedRight[]) => {
  const held = counted.map(({ right }) => ({ product: ownProduct(right), family: '' as string }))
  for (const one of held) one.family = familyKey(one.product)
  const known = new Map<Product, Product>()
  return (product: Product): Product => {
    const ready = known.get(product)
    if (ready) return ready
    const family = familyKey(product)
    const near = held
      .filter(
        ({ product: other, family: key }) =>
          key === family &&
          (product.edition === undefined || nameKey(other.edition ?? '') === nameKey(product.edition ?? '')),
      )
      .map((one) => one.product)
    const found =
      near.find(({ version }) => nameKey(version ?? '') === nameKey(product.version ?? '')) ??
      near.find(({ version }) => version === null || product.version === undefined) ??
      product
    known.set(product, found)
    return found
  }
}

/** The position of every product of a group. */
export const positionOf = (facts: GroupFacts): Line[] => {
  const { rights, day, knowledge, isInUse, installations } = facts
  const own = countRights(rights, day, knowledge, isInUse)
  const counted = own.map(asMatched)
  const original = new Map(counted.map((one, at) => [one.right, own[at] as CountedRight]))
  const { pairs, uncovered } = matchBest(facts, counted)
  const lineFor = lineFinder(own)
  const drafts = new Map<string, LineDraft>()
  const draft = (product: Product): LineDraft => {
    const key = productKey(product)
    const known = drafts.get(key) ?? { product, counted: [], pairs: [], uncovered: [], installations: [] }
    drafts.set(key, known)
    return known
  }
  const byProduct = new Map<Product, LineDraft>()
  const draftOf = (product: Product): LineDraft => {
    const known = byProduct.get(product) ?? draft(lineFor(product))
    byProduct.set(product, known)
    return known
  }
  for (const one of own) draft(ownProduct(one.right)).counted.push(one)
  const appliedOf = new Map<Entitlement, number>()
  for (const pair of pairs) {
    const right = original.get(pair.right as Entitlement)?.right ?? pair.right
    appliedOf.set(right, (appliedOf.get(right) ?? 0) + pair.units)
    draftOf(pair.want.products[0]).pairs.push(right === pair.right ? pair : { ...pair, right })
  }
  for (const one of uncovered) draftOf(one.want.products[0]).uncovered.push(one)
  for (const installation of installations) draftOf(installation.product).installations.push(installation)
  return [...drafts.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { product, ...parts }]) =>
      lineOf({
        key,
        product,
        metric:
          parts.pairs[0]?.want.metric ??
          parts.uncovered[0]?.want.metric ??
          parts.counted[0]?.right.metric ??
          metricOf(product, counted, knowledge),
        day,
        ...parts,
        appliedOf,
        all: counted.map((one) => one.right),
      }),
    )
}
