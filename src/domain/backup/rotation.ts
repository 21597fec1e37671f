import { day, type Instant, toInstant, toMs } from '#lib/instant.js'

const days = 7
const weeks = 4
const pattern = /^popis-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.tar$/

/** The name of a backup that was begun at `at`. */
export const backupName = (at: Instant): string => `popis-${at.slice(0, 19).replaceAll(':', '-')}Z.tar`

/** When a backup was begun, by its name; null where it is a file of another kind. */
const begunAt = (name: string): Instant | null => {
  const [, date, hours, minutes, seconds] = pattern.exec(name) ?? []
  const ms = Date.parse(`${date}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(ms) ? null : toInstant(ms)
}

/** Number of the week, from Monday to Sunday. */
const weekOf = (at: Instant): number => Math.floor((toMs(at) / day + 3) / 7)

/** The first of each period, for as many periods as are kept; `newest` has the newest first. */
const firstOfEach = (
  newest: readonly Instant[],
  most: number,
  periodOf: (at: Instant) => string | number,
) => {
  const first = new Map<string | number, Instant>()
  for (const at of newest) if (!first.has(periodOf(at))) first.set(periodOf(at), at)
  return [...first.values()].slice(0, most)
}

/**
 * Which of the files in a folder of nightly backups need not be kept: all but the newest of each of the last seven days
 * and of each of the last four weeks on which there is one. What has another name is nobody's to delete.
 */
export const outlived = (names: readonly string[]): string[] => {
  const known = new Map(
    names.flatMap((name) => {
      const at = begunAt(name)
      return at === null ? [] : [[at, name] as const]
    }),
  )
  const newest = [...known.keys()].sort().reverse()
  const kept = new Set([
    ...firstOfEach(newest, days, (at) => at.slice(0, 10)),
    ...firstOfEach(newest, weeks, weekOf),
  ])
  return newest.filter((at) => !kept.has(at)).map((at) => known.get(at) ?? '')
}
