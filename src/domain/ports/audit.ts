import type { Instant } from '#lib/instant.js'

export interface AuditEntry {
  readonly at: Instant
  /** Id of the user, token or agent; `command` for the machine's own command line. */
  readonly who: string
  readonly what: string
  readonly on: string | null
  readonly detail: unknown
}

/** An entry with its place in the chain. */
export interface KeptAuditEntry extends AuditEntry {
  readonly number: number
  readonly hash: string
}

export interface AuditFilter {
  readonly who?: string
  /** Only what begins so: `session` finds `session.begin`. */
  readonly what?: string
  readonly on?: string
  /** Only those with a smaller number. */
  readonly before?: number
  readonly from?: Instant
  readonly until?: Instant
  readonly limit?: number
}
