import { day, type Instant, plusMs, second } from '#lib/instant.js'
import type { Alert } from '../ports/alerts.js'
import { type AlertDecision, nothing } from './alerting.js'

/** A server, UPS or gateway is meant to be on at all times; an office computer is switched off at night and on leave. */
export type Presence = 'always-on' | 'office'

const missedIntervals = 3
const officeSilenceMs = 7 * day

export interface Heard {
  readonly presence: Presence
  readonly lastReportAt: Instant
  readonly intervalSeconds: number
}

/** The moment from which silence is a trouble: three missed intervals, or seven days of an office computer. */
export const silentAt = ({ presence, lastReportAt, intervalSeconds }: Heard): Instant =>
  plusMs(
    lastReportAt,
    presence === 'always-on'
      ? missedIntervals * intervalSeconds * second
      : // An office computer that reports once a week is not silent between two reports.
        Math.max(officeSilenceMs, missedIntervals * intervalSeconds * second),
  )

/** What the silence of an agent means at `now` for the alert of its host; the next report calls for `decideHeard`. */
export const decideSilence = (
  subject: string,
  heard: Heard,
  now: Instant,
  open: Alert | null,
): AlertDecision => {
  if (open !== null || now < silentAt(heard)) return nothing
  return {
    does: 'open',
    told: true,
    alert: {
      cause: 'silence',
      rule: null,
      thing: subject,
      subject,
      state: 'unknown',
      since: heard.lastReportAt,
      urgency: heard.presence === 'always-on' ? 'now' : 'digest',
      evidence: {
        reason: 'stale',
        values: { lastReport: heard.lastReportAt, intervalSeconds: heard.intervalSeconds },
      },
    },
  }
}

/** A report has come: what silence there was is over. */
export const decideHeard = (open: Alert | null): AlertDecision =>
  open?.cause === 'silence' ? { does: 'close', waiver: null } : nothing
