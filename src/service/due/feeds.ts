import type { CalendarFeed } from '#domain/ports/calendar-feeds.js'
import type { Clock, Store } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'
import { hour, type Instant, plusMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { newSecret } from '../secret.js'

interface FeedsOptions {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}

/** More than anybody has programs. */
const mostFeeds = 50

/** What a feed was last used at is not written oftener: clients ask often. */
const seenEveryMs = hour

/** Secret addresses under which calendar programs read what ends; each is of somebody, and ends with them. */
export const openFeeds = ({ store, clock, organisation }: FeedsOptions) => {
  const reader = store.of(organisation)
  return {
    /** Those of a user, the newest first. */
    list: (user: string): Promise<CalendarFeed[]> => reader.feeds.feedsOf(user),

    /** Makes one. Returns its secret, which is told this once. @throws Problem conflict: there are too many. */
    async add(
      given: Pick<CalendarFeed, 'name' | 'language' | 'hasAlarms'>,
      user: string,
    ): Promise<{ readonly id: string; readonly secret: string }> {
      const { secret, hash } = newSecret()
      const id = crypto.randomUUID()
      const createdAt = clock.now()
      await store.transaction(async (tx) => {
        const writer = tx.of(organisation)
        const serving = (await writer.feeds.feedsOf(user)).filter(({ revokedAt }) => revokedAt === null)
        if (serving.length >= mostFeeds)
          throw new Problem('conflict', said`You have ${mostFeeds} addresses already: revoke one first.`)
        const name = given.name.trim().slice(0, 100)
        const feed = { ...given, id, name, user, createdAt, revokedAt: null, lastUsedAt: null }
        await writer.feeds.put(feed, hash)
        await writer.audit({ at: createdAt, who: user, what: 'feed.create', on: id, detail: { name } })
      })
      return { id, secret }
    },

    /** @throws Problem not_found: the user has no such that serves. */
    async revoke(id: string, user: string): Promise<void> {
      const at = clock.now()
      await store.transaction(async (tx) => {
        const writer = tx.of(organisation)
        if (!(await writer.feeds.revoke(user, id, at)))
          throw new Problem('not_found', 'There is no such address of yours that still serves.')
        await writer.audit({ at, who: user, what: 'feed.revoke', on: id, detail: {} })
      })
    },

    /** The feed of a secret; null where none serves, or its owner may no longer look. */
    async bySecret(secret: string): Promise<CalendarFeed | null> {
      const feed = await reader.feeds.byHash(sha256(secret))
      if (!feed) return null
      const owner = await store.people.account(organisation, feed.user)
      if (!owner || owner.disabledAt !== null) return null
      const now: Instant = clock.now()
      if (feed.lastUsedAt === null || plusMs(feed.lastUsedAt, seenEveryMs) <= now)
        await store.transaction((tx) => tx.of(organisation).feeds.see(feed.id, now))
      return feed
    },
  }
}
export type Feeds = ReturnType<typeof openFeeds>
