import type { Asset } from '#contract/register/asset.js'
import type { Contract } from '#contract/register/contract.js'
import type { Entitlement } from '#contract/register/entitlement.js'
import type { FiledDocument } from '#contract/register/filed-document.js'
import type { ServiceRecord } from '#contract/register/service-record.js'
import type { Instant } from '#lib/instant.js'
import type { Of } from './entry-variables.js'

/** Facts of one topic about an asset, as one probe entry reports them. */
export interface ObservedSet {
  readonly topic: string
  readonly facts: readonly unknown[]
  /** Null where it does not stop being known. */
  readonly staleAt: Instant | null
  readonly shiftSeconds: number
}

/** What agents say of an asset. */
export interface Observed {
  /** The subjects that it is. */
  readonly subjects: readonly string[]
  /** When the last agent that tells of it stops being heard; null where none ever was. */
  readonly staleAt: Instant | null
  readonly sets: readonly ObservedSet[]
}

/** Whatever of the register may count for a row. */
export type AnyEntry = Asset | Entitlement | Contract | ServiceRecord | FiledDocument

/** An entry of the register with all that is known of it. */
export type EntryKnown =
  | {
      readonly of: 'asset'
      readonly entry: Asset
      readonly services: readonly ServiceRecord[]
      readonly places: readonly string[]
      readonly observed: Observed | null
    }
  | { readonly of: 'entitlement'; readonly entry: Entitlement }
  | { readonly of: 'contract'; readonly entry: Contract }
  | {
      readonly of: 'serviceRecord'
      readonly entry: ServiceRecord
      readonly asset: Asset | null
      readonly places: readonly string[]
    }
  | { readonly of: 'document'; readonly entry: FiledDocument }

export const entryKeyOf = (of: Of, id: string): string => `${of}/${id}`
