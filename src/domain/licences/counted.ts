import type { Entitlement } from '#contract/register/entitlement.js'
import { day as dayMs } from '#lib/instant.js'
import { addToDay, type CalendarDay, nextDay } from '#lib/zone.js'
import type { Knowledge, SupportYear } from './knowledge.js'
import { supportYears } from './knowledge.js'
import { familyKey } from './product.js'
import { lackingProofs } from './proof.js'
import { withinPools } from './within-pools.js'

export type Standing =
  | 'in-force'
  | 'ahead'
  | 'lapsed'
  /** In force by its dates, without proof. */
  | 'claimed'
  | 'evaluation'
  | 'maintenance'
  /** Another of its chain of renewals counts at the same time. */
  | 'renewed'
  /** The devices that it is bound to are no longer in use. */
  | 'device-gone'

export interface CountedRight {
  readonly right: Entitlement
  readonly standing: Standing
  /** Units that count. */
  readonly units: number
  /** The first day on which it no longer counts, where it has ended. */
  readonly lapsedOn: CalendarDay | null
  /** Last day of the maintenance by which newer versions may be used. */
  readonly maintainedUntil: CalendarDay | null
}

const lastDay = ({ end, graceDays = 0 }: Entitlement): CalendarDay | null =>
  end === null ? null : addToDay(end, { ms: graceDays * dayMs })

const standingOf = (right: Entitlement, day: CalendarDay): Standing => {
  const last = lastDay(right)
  if (right.start !== undefined && right.start > day) return 'ahead'
  if (last !== null && last < day) return 'lapsed'
  if (right.kind === 'evaluation') return 'evaluation'
  if (right.kind === 'maintenance') return 'maintenance'
  return lackingProofs(right).length > 0 ? 'claimed' : 'in-force'
}

/** The first right of each chain of renewals, by the id of every right. */
const chains = (rights: readonly Entitlement[]): Map<string, string> => {
  const byId = new Map(rights.map((right) => [right.id, right]))
  const first = (right: Entitlement): string => {
    const passed = new Set<string>()
    let at = right
    while (!passed.has(at.id)) {
      passed.add(at.id)
      const before = at.renews === undefined ? undefined : byId.get(at.renews)
      if (!before) return at.id
      at = before
    }
    // They renew one another in a circle: the least id stands for it.
    return [...passed].sort()[0] as string
  }
  return new Map(rights.map((right) => [right.id, first(right)]))
}

const unitsIn = (right: Entitlement, isInUse: (device: string) => boolean): number => {
  if (right.kind !== 'oem' || right.devices === undefined || right.metric === 'core') return right.quantity
  return Math.min(right.quantity, right.devices.filter(isInUse).length)
}

/** A year of extended support counts as far as the years before it were bought as well. */
const withEarlierYears = (
  right: Entitlement,
  years: readonly SupportYear[],
  day: CalendarDay,
  others: readonly Entitlement[],
): number => {
  const now = years.find(({ from, to }) => from <= day && day <= to)
  if (!now) return Number.POSITIVE_INFINITY
  const bought = ({ from, to }: SupportYear) =>
    others
      .filter(
        (other) =>
          other.kind === 'extended-support' &&
          familyKey(other.product) === familyKey(right.product) &&
          other.product.version === right.product.version &&
          (other.start ?? '') <= to &&
          (other.end ?? '9999') >= from &&
          lackingProofs(other).length === 0,
      )
      .reduce((sum, { quantity }) => sum + quantity, 0)
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...years.filter(({ year }) => year < now.year).map((year) => bought(year)),
  )
}

/** Which rights count on a day, and for how much. */
export const countRights = (
  rights: readonly Entitlement[],
  day: CalendarDay,
  knowledge: Knowledge,
  isInUse: (device: string) => boolean,
): CountedRight[] => {
  const sorted = [...rights].sort((a, b) => (a.id < b.id ? -1 : 1))
  const chainOf = chains(sorted)
  const best = new Map<string, Entitlement>()
  for (const right of sorted) {
    if (standingOf(right, day) !== 'in-force') continue
    const chain = chainOf.get(right.id) as string
    const known = best.get(chain)
    const isMore =
      !known ||
      right.quantity > known.quantity ||
      (right.quantity === known.quantity && (right.start ?? '') > (known.start ?? ''))
    if (isMore) best.set(chain, right)
  }
  const leftOfYears = new Map<string, number>()
  const counted = sorted.map((right): CountedRight => {
    const last = lastDay(right)
    const standing = standingOf(right, day)
    const maintainedUntil =
      [
        right.maintenanceUntil,
        ...sorted
          .filter(({ kind, maintains }) => kind === 'maintenance' && maintains === right.id)
          .map((other) => lastDay(other) ?? '9999-12-31'),
      ]
        .filter((until) => until !== undefined)
        .sort()
        .at(-1) ?? null
    const told = {
      right,
      lapsedOn: standing === 'lapsed' && last !== null ? nextDay(last) : null,
      maintainedUntil,
    }
    if (standing !== 'in-force') return { ...told, standing, units: 0 }
    if (best.get(chainOf.get(right.id) as string) !== right) return { ...told, standing: 'renewed', units: 0 }
    let units = unitsIn(right, isInUse)
    if (right.kind === 'extended-support') {
      const key = `${familyKey(right.product)}|${right.product.version ?? ''}`
      const years = supportYears(knowledge, right.product)
      const left = leftOfYears.get(key) ?? withEarlierYears(right, years, day, sorted)
      units = Math.min(units, left)
      leftOfYears.set(key, left - units)
    }
    return { ...told, standing: units === 0 && right.quantity > 0 ? 'device-gone' : 'in-force', units }
  })
  return withinPools(counted)
}
