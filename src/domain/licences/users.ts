import { day as dayMs } from '#lib/instant.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'

export const usedWithinDays = 90

export interface Use {
  readonly user: string
  readonly on: CalendarDay
}

/** Users to be licensed by name: those of the list, or whoever used it within ninety days where there is no list. */
export const requiredUsers = (
  assigned: readonly string[] | null,
  uses: readonly Use[],
  day: CalendarDay,
): string[] => {
  if (assigned !== null) return [...new Set(assigned)].sort()
  const from = addToDay(day, { ms: -usedWithinDays * dayMs })
  return [...new Set(uses.filter(({ on }) => on > from && on <= day).map(({ user }) => user))].sort()
}

export interface Session {
  readonly from: string
  /** Null while it lasts. */
  readonly until: string | null
}

/** The most sessions at the same time; one that ends as another begins makes room for it. */
export const peakSessions = (sessions: readonly Session[]): number => {
  const moves = sessions
    .filter(({ from, until }) => until === null || until > from)
    .flatMap(({ from, until }) => [{ at: from, by: 1 }, ...(until === null ? [] : [{ at: until, by: -1 }])])
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.by - b.by))
  let open = 0
  let most = 0
  for (const { by } of moves) {
    open += by
    most = Math.max(most, open)
  }
  return most
}
