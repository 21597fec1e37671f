import { missedNow, standingOfCheck } from '#domain/jobs/advance-check.js'
import { entryOfCheck, type KeptPing, type PingCheck } from '#domain/jobs/check.js'
import { scheduleText } from '#domain/jobs/schedule.js'
import type { Instant } from '#lib/instant.js'

/** A check as lists and programs are told of it. */
export const showCheck = (check: PingCheck, now: Instant) => ({
  id: check.id,
  slug: check.slug,
  name: check.name,
  kind: check.kind,
  schedule: scheduleText(check.schedule),
  subject: check.subject,
  entry: entryOfCheck(check),
  createdAt: check.createdAt,
  revokedAt: check.revokedAt,
  standing: standingOfCheck(check, now),
  pings: check.state.pings,
  lastPingAt: check.state.lastPingAt,
  lastSuccess: check.state.lastSuccess,
  failedAt: check.state.failedAt,
  exitStatus: check.state.exitStatus,
  startedAt: check.state.startedAt,
  expectedAt: check.revokedAt === null ? check.state.expectedAt : null,
  durationSeconds: check.state.durationSeconds,
  missedRuns: check.revokedAt === null ? missedNow(check, now) : check.state.missedRuns,
})

export type ShownCheck = ReturnType<typeof showCheck>

/** A ping with what is kept of its body as text: what is no UTF-8 shows as such. */
export const showPing = ({ body, run, ...ping }: KeptPing) => ({
  ...ping,
  rid: run,
  body: body && new TextDecoder().decode(body),
  keptBytes: body?.length ?? 0,
})

export type ShownPing = ReturnType<typeof showPing>
