import type { z } from 'zod'
import type { Evidence, State } from '#contract/verdict.js'
import type { Instant } from '#lib/instant.js'
import type { Severity } from './severity.js'

/** One alert as a message tells it: data first, and the sentences made from it in the reader's language. */
export interface AlertItem {
  readonly kind: 'opened' | 'closed'
  readonly alert: number
  readonly cause: 'verdict' | 'silence'
  readonly rule: string | null
  readonly severity: Severity
  readonly thing: string
  readonly thingName: string
  readonly subject: string | null
  readonly hostName: string | null
  readonly placeName: string | null
  readonly state: State
  readonly since: Instant | null
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  readonly evidence: Evidence
  /** What must hold. */
  readonly title: string
  /** What is the matter, in one sentence. */
  readonly what: string
  readonly remedy: string
  /** The page that shows it, where the address of the pages is known. */
  readonly link: string | null
}

/** What one recipient is told at one time. It is sent again whole, under the same id, until it is taken. */
export interface AlertMessage {
  readonly id: string
  readonly urgency: 'now' | 'digest'
  readonly organisation: { readonly id: string; readonly name: string }
  readonly language: string
  /** The time zone in which the sentences give times. */
  readonly zone: string
  /** The moment at which the newest of its news was queued. */
  readonly at: Instant
  /** Troubles first and worst first, then what is over. */
  readonly items: readonly AlertItem[]
}

/** A message with what people read of it. */
export interface RenderedMessage extends AlertMessage {
  readonly subject: string
  readonly text: string
}

/** A way to tell people. */
export interface Channel {
  /** @throws DeliveryError where it was not taken. */
  send(recipient: string, message: RenderedMessage): Promise<void>
  close(): Promise<void>
}

export interface ChannelDefinition<S extends z.ZodObject = z.ZodObject> {
  readonly options: S
  /** @throws Problem invalid, where what the options name cannot be used. */
  open(options: z.infer<S>): Promise<Channel>
}

/** A channel of `src/alerts`. Secrets among its options are files, marked `.meta({ secret: true })`. */
export const defineChannel = <S extends z.ZodObject>(channel: ChannelDefinition<S>): ChannelDefinition<S> =>
  channel

/** A message was not taken. `retry` says whether trying again can help. */
export class DeliveryError extends Error {
  readonly retry: boolean

  constructor(message: string, { retry, cause }: { retry: boolean; cause?: unknown }) {
    super(message, { cause })
    this.name = 'DeliveryError'
    this.retry = retry
  }
}
