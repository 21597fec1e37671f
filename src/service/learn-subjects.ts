import type { Clock, Store } from '#domain/ports.js'
import { syncMarks } from './identity/learn-marks.js'
import { linkAll } from './judge-all.js'
import type { Judging } from './judging.js'
import { syncTraits } from './sync-traits.js'

/** What a service that starts has to know of subjects: which are one, which asset each is, and what lists show. */
export const learnSubjects = async (
  store: Store,
  judging: Judging,
  clock: Pick<Clock, 'now'>,
): Promise<void> => {
  await linkAll(store, judging)
  await syncTraits(store, judging.organisation, judging.links)
  await syncMarks(store, judging.organisation, clock)
}
