import type { Instant } from '#lib/instant.js'

/** An address under which somebody’s calendar program reads what ends. */
export interface CalendarFeed {
  readonly id: string
  /** Id of the user who made it: it ends with them. */
  readonly user: string
  /** What it is for, in somebody's words. */
  readonly name: string
  readonly language: string
  readonly hasAlarms: boolean
  readonly createdAt: Instant
  readonly revokedAt: Instant | null
  readonly lastUsedAt: Instant | null
}

export interface CalendarFeedStore {
  readonly read: {
    /** Those of a user, the newest first. */
    feedsOf(user: string): Promise<CalendarFeed[]>
    /** The one whose secret has this SHA-256, if it serves. */
    byHash(hash: string): Promise<CalendarFeed | null>
  }
  readonly write: {
    put(feed: CalendarFeed, hash: string): Promise<void>
    see(id: string, at: Instant): Promise<void>
    /** Returns whether the user had one that still served. */
    revoke(user: string, id: string, at: Instant): Promise<boolean>
  }
}
