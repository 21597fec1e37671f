import type { Instant } from '#lib/instant.js'
import type { CheckState, KeptPing, PingCheck } from '../jobs/check.js'

/** Jobs that call an address, and each call. */
export interface PingStore {
  readonly read: {
    /** Every check, those that were revoked among them, by name. */
    checks(): Promise<PingCheck[]>
    check(id: string): Promise<PingCheck | null>
    /** The check that serves under a short name. */
    bySlug(slug: string): Promise<PingCheck | null>
    /** The newest pings of a check, at most `limit`, those from number `before` on left out. */
    pings(check: string, limit: number, before?: number): Promise<KeptPing[]>
    /** Since when there has been the key with this hash; null where it does not serve. */
    keySince(hash: string): Promise<Instant | null>
    /** Since when the key that serves has been there; null where none does. */
    presentKey(): Promise<Instant | null>
  }
  readonly write: {
    put(check: PingCheck): Promise<void>
    putState(check: string, state: CheckState): Promise<void>
    add(check: string, ping: KeptPing): Promise<void>
    /** In place of the one before, which ends; null: it ends. */
    putKey(hash: string | null, at: Instant): Promise<void>
  }
}
