import type { Part } from '#contract/register.js'
import type { FailureReason } from '#contract/report.js'
import type { SubjectKind } from '#contract/topic.js'
import type { Evidence, State } from '#contract/verdict.js'
import type { Instant } from '#lib/instant.js'

/** The only source of the present. A test gives its own. */
export interface Clock {
  now(): Instant
  /** Runs `task` once at `instant`, at once where that is past. Returns what cancels it. */
  at(instant: Instant, task: () => void): () => void
}

/** The thing facts are about. */
export interface Subject {
  readonly id: string
  readonly kind: SubjectKind
  readonly name: string
  readonly firstSeen: Instant
  /** How many verdicts of each state it has now. */
  readonly verdicts: Partial<Record<State, number>>
}

/** Runs probes on one machine and reports. */
export interface Agent {
  readonly id: string
  readonly organisation: string
  /** The host that it runs on. */
  readonly subject: string
  readonly enrolledAt: Instant
  readonly revokedAt: Instant | null
  readonly version: string
  /** Null before its first report. */
  readonly instance: string | null
  readonly sequence: number
  readonly observedAt: Instant | null
  readonly receivedAt: Instant | null
  readonly intervalSeconds: number
  /** When what it said last stops being known: observedAt + 2 × interval + grace. */
  readonly staleAt: Instant | null
  /** True from the moment its staleness was judged until its next report. */
  readonly isStale: boolean
  /** Hash over all hashes, failures and subjects of its last report: equal means that nothing changed. */
  readonly manifest: string | null
  /** The server's clock minus its own, at its last report. */
  readonly skewSeconds: number
}

/** An asking that failed. */
export interface FailedAsking {
  /** When this failure was first met. */
  readonly since: Instant
  /** When it was last asked. */
  readonly at: Instant
  readonly reason: FailureReason
  readonly detail: string
  readonly configured: boolean
}

/** Subject × topic × probe entry, as one agent reports it. */
export interface FactSet {
  readonly id: number
  readonly agent: string
  readonly subject: string
  readonly topic: string
  readonly entry: string
  /** Null where it never had a fact. */
  readonly hash: string | null
  /** Since when the content has been this one. */
  readonly since: Instant | null
  /** Null while it is as fresh as its agent; else the moment at which it was last seen. */
  readonly observedAt: Instant | null
  /** The last asking, where it failed. */
  readonly asked: FailedAsking | null
  /** Since when the entry is no longer in its agent's reports. */
  readonly goneAt: Instant | null
  /** What to add to the times inside the facts: the skew of the agent's clock, zero while that is small. */
  readonly shiftSeconds: number
}

/** A key of a lasting topic that a working probe stopped reporting. */
export interface LostKey {
  readonly set: number
  readonly key: string
  /** The last fact under that key, by the hash of the set that held it. */
  readonly hash: string
  readonly since: Instant
}

/** A rule's judgement of one thing, from the moment it was so until another took its place. */
export interface VerdictSpan {
  readonly rule: string
  /** Id of the fact, subject or entry of the register that was judged. */
  readonly thing: string
  /** The subject that it belongs to, if any. */
  readonly subject: string | null
  readonly state: State
  /** When the term ended, or since when the fact has been so. */
  readonly since: Instant | null
  readonly from: Instant
  readonly until: Instant | null
  /** The next moment at which time alone can change it; staleness is kept with the agent. */
  readonly flipsAt: Instant | null
  readonly evidence: Evidence
}

/** A number on a subject at a time. `metric` is the topic's name for it, `key` that of the fact. */
export interface Reading {
  readonly entry: string
  readonly metric: string
  readonly key: string
  readonly at: Instant
  readonly value: number
}

/** An entry of the register as it stood during a span. */
export interface RegisterEntry<T = unknown> {
  readonly collection: Part
  readonly id: string
  readonly from: Instant
  readonly until: Instant | null
  readonly body: T
}

/** A report that is on disk, by agent, instance and sequence. */
export interface StoredReport {
  readonly agent: string
  readonly instance: string
  readonly sequence: number
  readonly observedAt: Instant
  readonly receivedAt: Instant
  /** SHA-256 of the body as it came. */
  readonly digest: string
  /** Hash of what it says apart from bodies and readings; `body` gives that. */
  readonly manifest: string
  /** What is to be added to the times inside its facts. */
  readonly shiftSeconds: number
  /** Readings by subject, entry and `metric key`, as the report has them; null where it has none. */
  readonly readings: Record<string, Record<string, Record<string, number>>> | null
}

export interface VerdictFilter {
  /** Of one subject; null: of none, which is the register alone. */
  readonly subject?: string | null
  readonly rule?: string
  /** Of these rules only. */
  readonly rules?: readonly string[]
  readonly thing?: string
  readonly states?: readonly State[]
  /** The state of the records at that moment instead of now. */
  readonly asOf?: Instant
  /** The last one seen, as `rule thing`: they come in that order, and the id of a rule has no space. */
  readonly after?: string
  readonly limit?: number
  /** By rule and thing unless it says `thing`: then by thing and rule, and `after` goes on there. */
  readonly order?: 'rule' | 'thing'
}
