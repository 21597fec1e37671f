import type { Instant } from '#lib/instant.js'
import { toInstant } from '#lib/instant.js'
import type { Cycle } from './table.js'

/** A product that runs on something. */
export interface SupportedUse {
  readonly product: string
  readonly title: string
  /** Null where its release is not in the table, or cannot be told. */
  readonly cycle: Cycle | null
  readonly subject: string
  readonly asset: string | null
}

/** Of what is free for everybody, the extended support is the support. */
const extendedForAll: ReadonlySet<string> = new Set(['debian'])

/** The last day with security updates that cost nothing more; true: they have ended, false: no end is known. */
export const supportEnd = (product: string, { end, extended }: Cycle): string | boolean =>
  extendedForAll.has(product) && extended !== undefined ? extended : end

/** The moment at which the support of a release is over: a product's day ends everywhere at once, by UTC. */
export const supportEndsAt = (day: string): Instant => toInstant(Date.parse(`${day}T00:00:00Z`) + 86_400_000)
