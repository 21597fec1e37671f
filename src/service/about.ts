import type { Instant } from '#lib/instant.js'

/** One setting of the service as a page may show it: never a secret. */
export interface ShownSetting {
  readonly name: string
  readonly variable: string
  /** What it means, in English; languages have `web.setting.NAME`. */
  readonly about: string
  readonly value: string | null
  readonly source: 'environment' | 'file' | 'default' | 'unset'
}

/** How much room there is and what is taken. */
export interface DiskUse {
  /** Store with its log, and the files of documents. */
  readonly storeBytes: number
  readonly documentBytes: number
  readonly freeBytes: number
  readonly sizeBytes: number
}

/** Somebody who is told of alerts. */
export interface ShownRecipient {
  readonly channel: string
  /** As a page may show it. */
  readonly name: string
  readonly language: string
}

/** What the service knows of itself. */
export interface About {
  readonly version: string
  readonly startedAt: Instant
  readonly data: string
  readonly settingsFile: string | null
  readonly settings: readonly ShownSetting[]
  /** The pin of the key of the server's own certificate, for agents; null where it has none of its own. */
  readonly pin: string | null
  readonly recipients: readonly ShownRecipient[]
  diskUse(): Promise<DiskUse>
  /**
   * Sends a message that says that it is a test to one of the recipients, by its place among them.
   * @throws DeliveryError where it was not taken; Problem not_found where there is no such recipient.
   */
  sendTest(recipient: number): Promise<void>
}
