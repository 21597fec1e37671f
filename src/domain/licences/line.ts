import type { Entitlement } from '#contract/register/entitlement.js'
import { day as dayMs } from '#lib/instant.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'
import type { CountedRight } from './counted.js'
import type { Installation } from './facts.js'
import type { Metric } from './knowledge.js'
import type { Pair, Uncovered } from './match.js'
import { costOf, pricedBy, sumMoney, wasteOf } from './money.js'
import type { Product } from './product.js'
import { usedWithinDays } from './users.js'

interface Price {
  readonly amount: number
  readonly currency: string
}

/** What stands in one unit, a place of the register; empty where nothing tells which. */
export interface UnitLine {
  readonly unit: string
  readonly required: number
  readonly applied: number
  readonly shortfall: number
  readonly surplus: number
}

export type LineStatus = 'shortfall' | 'lapsed' | 'unmeasured' | 'surplus' | 'balanced'

/** The position of one product. */
export interface Line {
  readonly key: string
  readonly product: Product
  readonly metric: Metric
  readonly status: LineStatus
  /** The first day on which the last of its rights no longer counted, where that is why something is short. */
  readonly lapsedOn: CalendarDay | null
  readonly required: number
  /** Units of its own rights that count. */
  readonly entitled: number
  /** Units that would count if they were proven. */
  readonly claimed: number
  /** What is required and covered, by its own rights or others'. */
  readonly applied: number
  readonly shortfall: number
  /** Units of its own rights that cover nothing. */
  readonly surplus: number
  readonly gap: number
  readonly installed: number
  readonly activated: number
  readonly assigned: number
  /** Null where nothing tells what is used. */
  readonly used: number | null
  /** What buying the shortfall would cost; null where there is a shortfall and no price to go by. */
  readonly exposure: readonly Price[] | null
  /** What the surplus was bought for. */
  readonly idle: readonly Price[]
  /** What surplus subscriptions will still cost. */
  readonly waste: readonly Price[]
  /** The right whose price the exposure goes by. */
  readonly pricedBy: string | null
  readonly units: readonly UnitLine[]
  readonly rights: readonly {
    readonly counted: CountedRight
    readonly applied: number
    readonly surplus: number
  }[]
  readonly pairs: readonly Pair[]
  readonly uncovered: readonly Uncovered[]
  readonly installations: readonly Installation[]
}

export interface LineParts {
  readonly key: string
  readonly product: Product
  readonly metric: Metric
  readonly day: CalendarDay
  readonly counted: readonly CountedRight[]
  readonly pairs: readonly Pair[]
  readonly uncovered: readonly Uncovered[]
  readonly installations: readonly Installation[]
  /** Units of each right that are applied, to this product or another. */
  readonly appliedOf: ReadonlyMap<Entitlement, number>
  /** Every right of the group, for its prices. */
  readonly all: readonly Entitlement[]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const unitOf = ({ want }: Pick<Pair, 'want'>): string => want.device?.places[0] ?? ''

const unitLines = (
  pairs: readonly Pair[],
  uncovered: readonly Uncovered[],
  rights: Line['rights'],
): UnitLine[] => {
  const lines = new Map<string, { applied: number; shortfall: number; surplus: number }>()
  const at = (unit: string) => {
    const known = lines.get(unit) ?? { applied: 0, shortfall: 0, surplus: 0 }
    lines.set(unit, known)
    return known
  }
  for (const pair of pairs) at(unitOf(pair)).applied += pair.units
  for (const one of uncovered) at(unitOf(one)).shortfall += one.units
  for (const { counted, surplus } of rights) if (surplus > 0) at(counted.right.unit ?? '').surplus += surplus
  return [...lines]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([unit, line]) => ({ unit, required: line.applied + line.shortfall, ...line }))
}

const distinctDevices = (installations: readonly Installation[]): number =>
  new Set(installations.map(({ device }) => device.id)).size

const lastLapse = (counted: readonly CountedRight[]): CalendarDay | null =>
  counted
    .flatMap(({ lapsedOn }) => lapsedOn ?? [])
    .sort()
    .at(-1) ?? null

/** Reads the position of a product off what was matched. */
export const lineOf = (parts: LineParts): Line => {
  const { key, product, metric, day, counted, pairs, uncovered, installations, appliedOf, all } = parts
  const isSite = metric === 'site'
  const rights = counted.map((one) => {
    // A right to a whole site is in use once anything of it is.
    const applied =
      isSite && (appliedOf.get(one.right) ?? 0) > 0 ? one.units : (appliedOf.get(one.right) ?? 0)
    return { counted: one, applied, surplus: one.units - applied }
  })
  const covered = sum(pairs.map(({ units }) => units))
  const applied = isSite ? 0 : covered
  const shortfall = sum(uncovered.map(({ units }) => units))
  const surplus = sum(rights.map((one) => one.surplus))
  const isUnmeasured = (metric === 'concurrent' || metric === 'capacity') && installations.length > 0
  const lapsedOn = shortfall > 0 ? lastLapse(counted) : null
  const status: LineStatus =
    shortfall > 0
      ? lapsedOn === null
        ? 'shortfall'
        : 'lapsed'
      : isUnmeasured && covered === 0
        ? 'unmeasured'
        : surplus > 0
          ? 'surplus'
          : 'balanced'
  const priced = pricedBy(product, all)
  const exposed = shortfall > 0 && priced ? costOf(priced, shortfall) : null
  const usedFrom = addToDay(day, { ms: -usedWithinDays * dayMs })
  const isMetered = installations.some(({ usedOn }) => usedOn != null)
  return {
    key,
    product,
    metric,
    status,
    lapsedOn,
    required: applied + shortfall,
    entitled: sum(counted.map(({ units }) => units)),
    claimed: sum(counted.map(({ right, standing }) => (standing === 'claimed' ? right.quantity : 0))),
    applied,
    shortfall,
    surplus,
    gap: surplus - shortfall,
    installed: distinctDevices(installations),
    activated: distinctDevices(installations.filter(({ activated }) => activated === true)),
    assigned: sum(counted.map(({ right }) => right.assignments?.length ?? 0)),
    used: isMetered
      ? distinctDevices(installations.filter(({ usedOn }) => usedOn != null && usedOn > usedFrom))
      : null,
    exposure: shortfall > 0 ? (exposed ? [exposed] : null) : [],
    idle: sumMoney(
      rights.map(({ counted: { right }, surplus: units }) => (units > 0 ? costOf(right, units) : null)),
    ),
    waste: sumMoney(
      rights.map(({ counted: { right }, surplus: units }) => (units > 0 ? wasteOf(right, units, day) : null)),
    ),
    pricedBy: shortfall > 0 ? (priced?.id ?? null) : null,
    units: unitLines(isSite ? [] : pairs, uncovered, rights),
    rights,
    pairs,
    uncovered,
    installations,
  }
}
