import type { Asset } from '#contract/register/asset.js'
import type { Entitlement } from '#contract/register/entitlement.js'
import type { ServiceRecord } from '#contract/register/service-record.js'
import type { Waiver } from '#contract/register/waiver.js'
import type { Register } from '#contract/register.js'
import type { UnknownReason } from '#contract/verdict.js'
import type { Instant } from '#lib/instant.js'
import type { FailedAsking, Subject } from '../ports.js'
import type { ReadingSource } from './cel-time.js'

/** A fact with where it came from. */
export interface KnownFact {
  readonly entry: string
  readonly key: string
  /** Hash of the set that holds it. */
  readonly hash: string
  /** Since when the content of that set has been this one. */
  readonly since: Instant
  readonly shiftSeconds: number
  readonly body: unknown
}

/** Why a thing cannot be judged at all. */
export interface Missing {
  readonly reason: UnknownReason
  readonly since: Instant | null
  readonly detail?: string
}

/** What one verdict is about, with all that is known of it. */
export interface Thing {
  readonly id: string
  readonly subject: Subject | null
  readonly asset: Asset | null
  readonly services: readonly ServiceRecord[]
  /** The assets that hang on it, where it is a UPS. */
  readonly powered: readonly Asset[]
  /** The entry of the register that is judged, for entitlements and contracts; where licences are, the position or their count. */
  readonly entry: unknown
  /** The rights that carry it on, where it is one. */
  readonly renewals: readonly Entitlement[]
  /** The rights of the same product in its pool, itself among them, where it is one of a pool. */
  readonly pooled: readonly Entitlement[]
  /** The whole register, where the organisation is judged. */
  readonly register: Register | null
  readonly facts: readonly KnownFact[]
  /** Since when the evidence has been what it is: what a failure is dated by. Null: from when it is judged so. */
  readonly since: Instant | null
  /** When the evidence stops being known. */
  readonly staleAt: Instant | null
  /** True where that moment does not move with the agent's next report. */
  readonly isStaleFixed: boolean
  readonly missing: Missing | null
  readonly asked: FailedAsking | null
  readonly readings: ReadingSource
  readonly waivers: readonly Waiver[]
}

const nothing: Omit<Thing, 'id'> = {
  subject: null,
  asset: null,
  services: [],
  powered: [],
  entry: null,
  renewals: [],
  pooled: [],
  register: null,
  facts: [],
  since: null,
  staleAt: null,
  isStaleFixed: false,
  missing: null,
  asked: null,
  readings: () => [],
  waivers: [],
}

/** A thing of which nothing else is known. */
export const thing = (id: string, known: Partial<Omit<Thing, 'id'>> = {}): Thing => ({
  ...nothing,
  ...known,
  id,
})

/** `subject`, or one fact of it: `subject#entry#key`. */
export const factId = (subject: string, entry: string, key: string): string => `${subject}#${entry}#${key}`
