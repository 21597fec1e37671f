import type { Entitlement } from '#contract/register/entitlement.js'
import { type CalendarDay, nextDay } from '#lib/zone.js'

/**
 * Ids of rights that another one carries on: it has begun, or begins no later than the day after the last. One that begins
 * later leaves a gap, in which the old one is lapsed.
 */
export const renewedRights = (
  entitlements: readonly Entitlement[],
  today: CalendarDay,
): ReadonlySet<string> => {
  const ends = new Map(entitlements.map(({ id, end }) => [id, end]))
  return new Set(
    entitlements.flatMap(({ id, renews, start }) => {
      if (renews === undefined || renews === id) return []
      const end = ends.get(renews)
      const hasNoGap = start === undefined || start <= today || end == null || start <= nextDay(end)
      return hasNoGap ? [renews] : []
    }),
  )
}
