import type { Clock, Store } from '#domain/ports.js'
import { openFeeds } from '#service/due/feeds.js'
import type { Services } from '#service/services.js'
import { keepPlanLint } from './plan-lints.js'

interface AtHandOptions {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}

/** What of the services is opened when somebody first asks for it. */
export const keepAtHand = (options: AtHandOptions): Pick<Services, 'planLint' | 'feeds'> => ({
  planLint: keepPlanLint(),
  feeds: openFeeds(options),
})
