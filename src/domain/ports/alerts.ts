import type { Evidence, State } from '#contract/verdict.js'
import type { Instant } from '#lib/instant.js'

/** One open trouble, from first notice to its end. */
export interface Alert {
  readonly id: number
  readonly cause: 'verdict' | 'silence'
  /** The rule whose verdict opened it; null for silence. */
  readonly rule: string | null
  readonly thing: string
  readonly subject: string | null
  readonly state: State
  /** When the trouble began, which may be before anybody noticed. */
  readonly since: Instant | null
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  /** Whether people are told at once or in the morning. */
  readonly urgency: 'now' | 'digest'
  readonly evidence: Evidence
}

/** What one recipient is to be told of one alert over one channel. */
export interface Notice {
  readonly id: number
  readonly alert: number
  readonly kind: 'opened' | 'closed'
  readonly channel: string
  readonly recipient: string
  readonly language: string
  readonly urgency: 'now' | 'digest'
  readonly queuedAt: Instant
  readonly dueAt: Instant
  /** The message that carries it, once one was made; a message is sent again whole until it is taken. */
  readonly message: string | null
  readonly attempts: number
  readonly sentAt: Instant | null
  /** When it was given up, because the channel said that trying again cannot help. */
  readonly failedAt: Instant | null
  readonly error: string | null
}

export interface AlertFilter {
  readonly open?: boolean
  readonly subject?: string
  readonly cause?: Alert['cause']
  readonly rule?: string
  readonly asOf?: Instant
  readonly before?: number
  readonly limit?: number
}

export interface AlertStore {
  read: {
    /** Newest first. */
    list(filter?: AlertFilter): Promise<Alert[]>
    get(id: number): Promise<Alert | null>
    openFor(rule: string | null, thing: string): Promise<Alert | null>
  }
  write: {
    open(alert: Omit<Alert, 'id' | 'closedAt'>): Promise<number>
    /** What an open alert says now: its state, since and evidence. */
    update(id: number, now: Pick<Alert, 'state' | 'since' | 'evidence'>): Promise<void>
    close(id: number, at: Instant): Promise<void>
  }
}

export interface OutboxStore {
  read: {
    /** Notices that wait and are due at `until`, the oldest first. */
    due(until: Instant): Promise<Notice[]>
    /** Everything that still waits for one recipient. */
    waiting(): Promise<Notice[]>
    /** Every notice of an alert that was not withdrawn: waiting, sent or given up. Who was told of it stands here. */
    ofAlert(alert: number): Promise<Notice[]>
    nextDue(): Promise<Instant | null>
    /** When the last message of this urgency to a recipient was made. */
    lastMessageAt(channel: string, recipient: string, urgency: Notice['urgency']): Promise<Instant | null>
  }
  write: {
    queue(
      notice: Omit<Notice, 'id' | 'message' | 'attempts' | 'sentAt' | 'failedAt' | 'error'>,
    ): Promise<void>
    /** Binds notices to the message that will carry them, made `at`; left out, when the last of them was due. */
    bind(notices: readonly number[], message: string, at?: Instant): Promise<void>
    sent(message: string, at: Instant): Promise<void>
    retry(message: string, dueAt: Instant, error: string): Promise<void>
    giveUp(message: string, at: Instant, error: string): Promise<void>
    /** Takes back what was not told yet of an alert: notices that no message carries. Returns how many. */
    withdraw(alert: number, kind: Notice['kind']): Promise<number>
  }
}
