import type { Policy } from '#domain/policy/policy.js'
import type { Clock, RegisterDocument, Store } from '#domain/ports.js'
import { type Due, openDue } from '#service/due/due.js'
import { openFeeds } from '#service/due/feeds.js'
import { readSupport } from '#service/read-support.js'
import type { Services } from '#service/services.js'
import { readTermKinds } from './due-kinds.js'
import { keepPlanLint } from './plan-lints.js'
import { thresholdOf } from './policy-of.js'

interface AtHandOptions {
  readonly store: Store
  readonly register: RegisterDocument
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
  readonly policy: Policy
  readonly graceMs: number
}

/** The calendar of all that ends: read when somebody first looks, for it takes memory. */
const keepDue = ({ store, register, organisation, ...given }: AtHandOptions): (() => Promise<Due>) => {
  let kept: Promise<Due> | null = null
  const open = async (): Promise<Due> => {
    const [kinds, support, threshold] = await Promise.all([
      readTermKinds(),
      readSupport(),
      thresholdOf(register.value.organisation.country),
    ])
    return openDue({
      ...given,
      reader: store.of(organisation),
      register: () => register.value,
      kinds,
      support,
      threshold,
    })
  }
  return () => {
    kept ??= open()
    return kept
  }
}

/** What of the services is opened when somebody first asks for it. */
export const keepAtHand = (options: AtHandOptions): Pick<Services, 'planLint' | 'due' | 'feeds'> => ({
  planLint: keepPlanLint(),
  due: keepDue(options),
  feeds: openFeeds(options),
})
