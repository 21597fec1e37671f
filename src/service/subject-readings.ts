import { topics } from '#contract/topics.js'
import { asBucket, type Curve, curvesOf } from '#domain/observed/curve.js'
import { day, hour, type Instant, minute, plusMs } from '#lib/instant.js'
import type { Services } from './services.js'

/** How far back a curve goes, and how long each of its stretches is. */
const ranges = {
  '24h': { backMs: day, stretchMs: 15 * minute },
  '7d': { backMs: 7 * day, stretchMs: hour },
  '90d': { backMs: 90 * day, stretchMs: 12 * hour },
  '5y': { backMs: 5 * 365 * day, stretchMs: 10 * day },
} as const
export type CurveRange = keyof typeof ranges
export const curveRanges = Object.keys(ranges) as CurveRange[]

/** Raw readings are turned into hours after a week, hours are forgotten after 90 days. */
const rawMs = 7 * day
const hourlyMs = 90 * day

export interface ShownCurve extends Curve {
  readonly unit: string | null
}

export interface SubjectCurves {
  readonly from: Instant
  readonly to: Instant
  readonly stretchMs: number
  readonly curves: readonly ShownCurve[]
}

const unitOf = ({ entry, metric }: Curve): string | null =>
  topics.get(entry.split('/')[0] ?? '')?.readings[metric]?.unit ?? null

const isOfAgent = ({ entry }: Curve): boolean => entry.startsWith('agent/')

/** The numbers of a subject in the time before `to`, as finely as they are still kept. */
export const subjectCurves = async (
  { store, organisation, clock }: Pick<Services, 'store' | 'organisation' | 'clock'>,
  subject: string,
  range: CurveRange,
  to: Instant,
): Promise<SubjectCurves> => {
  const { backMs, stretchMs } = ranges[range]
  const from = plusMs(to, -backMs)
  const reader = store.of(organisation)
  const now = clock.now()
  const isOlderThan = (ms: number) => from < plusMs(now, -ms - hour)
  const wantsDays = isOlderThan(hourlyMs + day)
  const wantsHours = !wantsDays && isOlderThan(rawMs)
  const [raw, kept] = await Promise.all([
    reader.readings(subject, from, to),
    wantsDays
      ? reader.observed.readingBuckets(subject, 'day', from, to)
      : wantsHours
        ? reader.observed.readingBuckets(subject, 'hour', from, to)
        : [],
  ])
  const finest = wantsDays ? day : wantsHours ? hour : minute
  const length = Math.max(stretchMs, finest)
  return {
    from,
    to,
    stretchMs: length,
    curves: curvesOf([...kept, ...raw.map(asBucket)], length)
      .map((curve) => ({ ...curve, unit: unitOf(curve) }))
      // What the agent itself takes matters least.
      .sort((a, b) => Number(isOfAgent(a)) - Number(isOfAgent(b))),
  }
}
