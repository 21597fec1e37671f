import type { Schedule } from '#contract/ping-check.js'
import { earliest, hour, type Instant, plusMs, second, toMs } from '#lib/instant.js'
import type { CheckState, Ping, PingCheck } from './check.js'
import { expectedAfter, graceMsOf, missedBetween, scheduleText } from './schedule.js'

/** A start that was forgotten so long ago is of no run that ends now. */
const longestRunMs = 72 * hour
const mostStarts = 20

export const newState = (schedule: Schedule, at: Instant): CheckState => ({
  pings: 0,
  starts: [],
  startedAt: null,
  startedRun: '',
  expectedAt: expectedAfter(schedule, at),
  lastPingAt: null,
  lastSuccess: null,
  failedAt: null,
  exitStatus: null,
  durationSeconds: null,
  missedRuns: 0,
})

const started = (state: CheckState, { at, run }: Ping): CheckState => {
  const name = run ?? ''
  const others = state.starts.filter((start) => start.run !== name)
  return {
    ...state,
    starts: [...others, { run: name, at }].slice(-mostStarts),
    startedAt: at,
    startedRun: name,
  }
}

const durationOf = ({ starts }: CheckState, { at, run }: Ping): number | null => {
  const start = starts.find((one) => one.run === (run ?? ''))
  const ms = start ? toMs(at) - toMs(start.at) : Number.POSITIVE_INFINITY
  return ms <= longestRunMs ? ms / second : null
}

const ended = (schedule: Schedule, state: CheckState, ping: Ping): CheckState => {
  const { at, run, tells, exitStatus } = ping
  // One without a name is the newest news of the job: what was under way is over.
  const isOver = run === null || run === state.startedRun
  return {
    ...state,
    starts: state.starts.filter((start) => start.run !== (run ?? '')),
    ...(isOver && { startedAt: null, startedRun: '' }),
    expectedAt: expectedAfter(schedule, at),
    lastSuccess: tells === 'success' ? at : state.lastSuccess,
    failedAt: tells === 'success' ? null : at,
    exitStatus,
    durationSeconds: durationOf(state, ping),
    missedRuns: state.missedRuns + missedBetween(schedule, state.expectedAt, at),
  }
}

/** What is known of a job once a ping came. */
export const advanceCheck = (schedule: Schedule, state: CheckState, ping: Ping): CheckState => {
  const counted = { ...state, pings: state.pings + 1, lastPingAt: ping.at }
  if (ping.tells === 'log') return counted
  return ping.tells === 'start' ? started(counted, ping) : ended(schedule, counted, ping)
}

/** When the job is late if nothing more is heard of it: a run that has begun has its grace from there. */
const lateAtOf = (schedule: Schedule, { expectedAt, startedAt }: CheckState): Instant => {
  const graceMs = graceMsOf(schedule)
  return earliest(plusMs(expectedAt, graceMs), startedAt && plusMs(startedAt, graceMs)) ?? expectedAt
}

/** The fact that a check tells; null as long as no run has ended. */
export const factOfCheck = ({ name, kind, schedule, state }: PingCheck): object | null => {
  if (state.lastSuccess === null && state.failedAt === null) return null
  return {
    job: name,
    tool: 'ping',
    ...(kind === 'backup' && { target: null }),
    lastSuccess: state.lastSuccess,
    schedule: scheduleText(schedule),
    expectedAt: state.expectedAt,
    lateAt: lateAtOf(schedule, state),
    ...(state.startedAt !== null && { startedAt: state.startedAt }),
    failedAt: state.failedAt,
    exitStatus: state.exitStatus,
    durationSeconds: state.durationSeconds,
    missedRuns: state.missedRuns,
  }
}

export const checkStandings = ['new', 'up', 'due', 'late', 'failed', 'revoked'] as const
export type CheckStanding = (typeof checkStandings)[number]

/** How a job stands at `now`, for lists; what it is worth is for the rules to say. */
export const standingOfCheck = (check: PingCheck, now: Instant): CheckStanding => {
  const { state, schedule, revokedAt } = check
  if (revokedAt !== null) return 'revoked'
  if (lateAtOf(schedule, state) <= now) return 'late'
  if (state.failedAt !== null) return 'failed'
  if (state.lastSuccess === null) return 'new'
  return state.startedAt === null && state.expectedAt <= now ? 'due' : 'up'
}

/** Runs missed so far, those that nothing was heard of since among them. */
export const missedNow = ({ schedule, state }: PingCheck, now: Instant): number =>
  state.missedRuns + missedBetween(schedule, state.expectedAt, now)
