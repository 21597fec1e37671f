import type { CheckKind, Schedule } from '#contract/ping-check.js'
import type { Instant } from '#lib/instant.js'

/** What a ping says of a run. */
export type Tells = 'start' | 'success' | 'fail' | 'log'

/** What a script said when it called. */
export interface Ping {
  readonly at: Instant
  readonly tells: Tells
  readonly exitStatus: number | null
  /** Tells runs apart that overlap; null where the script gave none. */
  readonly run: string | null
  readonly method: string
  /** How much came with it. */
  readonly bodyBytes: number
  /** The beginning of it, as far as it is kept; null where there is none. */
  readonly body: Uint8Array | null
}

export interface KeptPing extends Ping {
  /** Its place among the pings of its check, from 1. */
  readonly number: number
  /** How long the run that it ends took; null where its start was not told. */
  readonly durationSeconds: number | null
}

/** What is known of the runs of a job. */
export interface CheckState {
  readonly pings: number
  /** Runs under way, the newest last: `''` for one without a name. */
  readonly starts: readonly { readonly run: string; readonly at: Instant }[]
  readonly startedAt: Instant | null
  readonly startedRun: string
  readonly expectedAt: Instant
  readonly lastPingAt: Instant | null
  readonly lastSuccess: Instant | null
  readonly failedAt: Instant | null
  readonly exitStatus: number | null
  readonly durationSeconds: number | null
  readonly missedRuns: number
}

/** A job that tells of its runs by calling an address. */
export interface PingCheck {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly kind: CheckKind
  readonly schedule: Schedule
  /** What its facts are about. */
  readonly subject: string
  readonly createdAt: Instant
  readonly revokedAt: Instant | null
  readonly state: CheckState
}

const prefix = 'ping:'

/** A check reports as agents do, under an id that no agent has. */
export const agentOfCheck = (check: string): string => `${prefix}${check}`

/** True for one that is a check: it has no interval, and its silence is judged by its schedule alone. */
export const isCheck = (agent: { readonly id: string }): boolean => agent.id.startsWith(prefix)

export const checkOfAgent = (agent: string): string => agent.slice(prefix.length)

export const entryOfCheck = ({ kind, slug }: Pick<PingCheck, 'kind' | 'slug'>): string =>
  `${kind}/ping:${slug}`
