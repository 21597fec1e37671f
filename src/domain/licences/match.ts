import { allocate } from './allocate.js'
import type { CountedRight } from './counted.js'
import { type Cover, type CoverRule, coverRules, covers, type Refusal } from './covers.js'
import type { GroupFacts } from './facts.js'
import { compareVersions, type Product } from './product.js'
import { openSupplies, type Supply } from './supplies.js'
import { keyOf, type Want } from './wants.js'

/** Units of a right that cover what one device or user wants. */
export interface Pair {
  readonly want: Want
  readonly right: CountedRight['right']
  readonly rule: CoverRule
  readonly units: number
}

/** What nothing covers, with what keeps each right from doing so. */
export interface Uncovered {
  readonly want: Want
  readonly units: number
  readonly why: readonly { readonly right: CountedRight['right']; readonly reason: Refusal }[]
}

export interface Matched {
  readonly pairs: readonly Pair[]
  readonly uncovered: readonly Uncovered[]
}

/** Wants that every right treats alike. */
interface WantClass {
  readonly wants: { readonly want: Want; left: number }[]
  readonly hasBase: boolean
}

const worst = (found: readonly Cover[]): Cover => {
  let rule: CoverRule = 'oem'
  for (const cover of found) {
    if ('refused' in cover) return cover
    if (coverRules.indexOf(cover.rule) > coverRules.indexOf(rule)) rule = cover.rule
  }
  return { rule }
}

const mostSteps = 63

/** Matches what is wanted with what there is, in the order of the rules. */
export const matchWants = (
  facts: Pick<GroupFacts, 'day' | 'knowledge' | 'isInUse'>,
  counted: readonly CountedRight[],
  wants: readonly Want[],
): Matched => {
  const { day, knowledge, isInUse } = facts
  const supplies = openSupplies(counted, day, isInUse)
  const left = supplies.map(({ units }) => units)
  const boundTo = new Map<string, number[]>()
  supplies.forEach(({ bound }, at) => {
    for (const of of bound ?? []) {
      const list = boundTo.get(of)
      if (list) list.push(at)
      else boundTo.set(of, [at])
    }
  })
  const based = new Set(
    counted.flatMap(({ right, units }) => (right.kind === 'oem' && units > 0 ? (right.devices ?? []) : [])),
  )
  const versions = [
    ...new Set([
      ...counted.flatMap(({ right }) => right.product.version ?? []),
      ...wants.flatMap(({ products }) => products.flatMap(({ version }) => version ?? [])),
    ]),
  ].sort(compareVersions)
  const stepOf = new Map(versions.map((version, at) => [version, at]))
  const steps = (a: string, b: string) => Math.abs((stepOf.get(a) ?? 0) - (stepOf.get(b) ?? 0))

  const coverOf = (want: Want, { counted: one, bound }: Supply, hasBase: boolean): Cover => {
    if (bound !== null && !bound.includes(want.of))
      return { refused: one.right.devices === undefined ? 'kept-elsewhere' : 'other-device' }
    const wanted = { metric: want.metric, places: want.device?.places ?? [], hasBase }
    return worst(want.products.map((product) => covers(one, { ...wanted, product }, knowledge, true)))
  }
  const costOf = (want: Want, at: number, hasBase: boolean): number | null => {
    const supply = supplies[at] as Supply
    const cover = coverOf(want, supply, hasBase)
    if ('refused' in cover) return null
    const { version } = supply.counted.right.product
    const apart = want.products.reduce(
      (most, product) =>
        product.version && version ? Math.max(most, steps(product.version, version)) : most,
      0,
    )
    const scoped = supply.counted.right.unit === undefined ? 1 : 0
    return (
      ((coverRules.indexOf(cover.rule) * 64 + Math.min(apart, mostSteps)) * 2 + scoped) * supplies.length + at
    )
  }

  const pairs: Pair[] = []
  const take = (want: Want, at: number, units: number, rule: CoverRule) => {
    left[at] = (left[at] as number) - units
    pairs.push({ want, right: (supplies[at] as Supply).counted.right, rule, units })
  }
  const ruleOf = (want: Want, at: number, hasBase: boolean): CoverRule => {
    const cover = coverOf(want, supplies[at] as Supply, hasBase)
    return 'rule' in cover ? cover.rule : 'exact'
  }

  const wantsAt = new Map<string, number>()
  for (const { of } of wants) wantsAt.set(of, (wantsAt.get(of) ?? 0) + 1)
  const classes = new Map<string, WantClass>()
  for (const want of wants) {
    const hasBase = based.has(want.of)
    const bound = boundTo.get(want.of) ?? []
    let open = want.units
    // What only this one may have is best had by its only want.
    if (wantsAt.get(want.of) === 1) {
      const own = bound
        .filter((at) => supplies[at]?.bound?.length === 1)
        .map((at) => ({ at, cost: costOf(want, at, hasBase) }))
        .filter(({ cost }) => cost !== null)
        .sort((a, b) => Number(a.cost) - Number(b.cost))
      for (const { at } of own) {
        const units = Math.min(open, left[at] as number)
        if (units === 0) continue
        take(want, at, units, ruleOf(want, at, hasBase))
        open -= units
      }
    }
    if (open === 0) continue
    const usable = bound.filter((at) => (left[at] as number) > 0)
    const key = [
      want.products.map(keyOf).join(' '),
      want.metric,
      want.device?.places[0] ?? '',
      hasBase,
      usable.join(' '),
    ].join('\u0001')
    const known = classes.get(key)
    if (known) known.wants.push({ want, left: open })
    else classes.set(key, { wants: [{ want, left: open }], hasBase })
  }

  const all = [...classes.values()]
  const free = left.flatMap((units, at) => (units > 0 ? [at] : []))
  const costs = all.map(({ wants: some, hasBase }) =>
    free.map((at) => costOf((some[0] as { want: Want }).want, at, hasBase)),
  )
  const flows = allocate(
    all.map(({ wants: some }) => some.reduce((sum, one) => sum + one.left, 0)),
    free.map((at) => left[at] as number),
    costs,
  )
  const uncovered: Uncovered[] = []
  all.forEach(({ wants: some, hasBase }, at) => {
    const inOrder = free
      .map((supply, index) => ({ supply, cost: costs[at]?.[index] ?? null, units: flows[at]?.[index] ?? 0 }))
      .filter(({ units }) => units > 0)
      .sort((a, b) => Number(a.cost) - Number(b.cost))
    let next = 0
    for (const { supply, units } of inOrder) {
      let open = units
      const rule = ruleOf((some[0] as { want: Want }).want, supply, hasBase)
      while (open > 0) {
        const one = some[next] as { want: Want; left: number }
        const now = Math.min(open, one.left)
        take(one.want, supply, now, rule)
        one.left -= now
        open -= now
        if (one.left === 0) next++
      }
    }
    const rest = some.slice(next)
    const [first] = rest
    if (!first) return
    const why = reasons(counted, first.want, hasBase, facts)
    for (const { want, left: units } of rest) uncovered.push({ want, units, why })
  })
  return { pairs, uncovered }
}

const reasons = (
  counted: readonly CountedRight[],
  want: Want,
  hasBase: boolean,
  { knowledge }: Pick<GroupFacts, 'knowledge'>,
): Uncovered['why'] =>
  counted.flatMap((one) => {
    const isOnDevice = one.right.devices?.includes(want.of) ?? false
    const wanted = { metric: want.metric, places: want.device?.places ?? [], hasBase }
    const cover = worst(
      want.products.map((product: Product) => covers(one, { ...wanted, product }, knowledge, isOnDevice)),
    )
    const reason = 'refused' in cover ? cover.refused : 'used-up'
    return reason === 'product' ? [] : [{ right: one.right, reason }]
  })
