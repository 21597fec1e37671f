import type { ReadingBucket } from '../ports/observed.js'
import type { Reading } from '../ports.js'

/** What was read during one stretch of time. */
export interface CurvePoint {
  readonly beganMs: number
  readonly least: number
  readonly mean: number
  readonly greatest: number
  readonly count: number
}

/** The readings of one metric of one fact, in stretches of equal length; one in which nothing was read is missing. */
export interface Curve {
  readonly entry: string
  readonly metric: string
  readonly key: string
  readonly points: readonly CurvePoint[]
}

/** Several stretches as one. */
const together = (a: CurvePoint, b: CurvePoint): CurvePoint => {
  const count = a.count + b.count
  return {
    beganMs: a.beganMs,
    least: Math.min(a.least, b.least),
    // Weighted by how far it moves, so that rounding never puts it outside what was read.
    mean: a.mean + (b.mean - a.mean) * (b.count / count),
    greatest: Math.max(a.greatest, b.greatest),
    count,
  }
}

export const asBucket = ({ entry, metric, key, at, value }: Reading): ReadingBucket => ({
  entry,
  metric,
  key,
  began: at,
  least: value,
  mean: value,
  greatest: value,
  count: 1,
})

/** Puts readings, and what is kept of older ones, into stretches of `lengthMs`; curves come in the order of their names. */
export const curvesOf = (buckets: readonly ReadingBucket[], lengthMs: number): Curve[] => {
  const curves = new Map<string, { curve: Omit<Curve, 'points'>; points: Map<number, CurvePoint> }>()
  for (const { entry, metric, key, began, least, mean, greatest, count } of buckets) {
    const id = `${entry}\n${metric}\n${key}`
    const known = curves.get(id) ?? { curve: { entry, metric, key }, points: new Map() }
    curves.set(id, known)
    const beganMs = Math.floor(Date.parse(began) / lengthMs) * lengthMs
    const point = { beganMs, least, mean, greatest, count }
    const before = known.points.get(beganMs)
    known.points.set(beganMs, before ? together(before, point) : point)
  }
  return [...curves]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { curve, points }]) => ({
      ...curve,
      points: [...points.values()].sort((a, b) => a.beganMs - b.beganMs),
    }))
}

/** The points in runs: a new one begins where a stretch is missing. */
export const runsOf = (points: readonly CurvePoint[], lengthMs: number): CurvePoint[][] => {
  const runs: CurvePoint[][] = []
  for (const point of points) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last && point.beganMs - last.beganMs <= lengthMs) run.push(point)
    else runs.push([point])
  }
  return runs
}

/** Round numbers for an axis that holds everything from `least` to `greatest`: at most `most` steps. */
export const roundTicks = (least: number, greatest: number, most = 4): number[] => {
  const size = Math.max(Math.abs(least), Math.abs(greatest))
  // A difference that rounding alone can make is none, and what is as small as that is zero.
  const isWide = greatest - least > 1e-12 * Math.max(1, size)
  const span = isWide ? greatest - least : size > 1e-12 ? size : 1
  const rough = span / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? rough
  const first = Math.floor(least / step)
  const last = Math.max(first + 1, Math.ceil(greatest / step))
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}
