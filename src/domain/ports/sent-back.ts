import type { Part } from '#contract/register.js'
import type { Instant } from '#lib/instant.js'

/** What a second person would not sign. */
export interface SentBack {
  readonly part: Part
  readonly id: string
  /** The version of the entry that was sent back: once it is another one, it can be signed again. */
  readonly version: string
  readonly at: Instant
  readonly who: string
  readonly whoName: string
  readonly why: string
}
