/** A moment as ISO 8601 UTC with milliseconds, `2026-11-22T07:00:00.000Z`: two of them compare as strings. */
export type Instant = string

export const toInstant = (time: Date | number | string): Instant => new Date(time).toISOString()

export const toMs = (instant: Instant): number => Date.parse(instant)

export const plusMs = (instant: Instant, ms: number): Instant => toInstant(toMs(instant) + ms)

const known = (instants: readonly (Instant | null | undefined)[]): Instant[] =>
  instants.filter((instant): instant is Instant => instant != null).sort()

/** The earliest of those that are there, or null. */
export const earliest = (...instants: (Instant | null | undefined)[]): Instant | null =>
  known(instants).at(0) ?? null

/** The latest of those that are there, or null. */
export const latest = (...instants: (Instant | null | undefined)[]): Instant | null =>
  known(instants).at(-1) ?? null

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
