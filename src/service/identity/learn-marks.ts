import { setImmediate } from 'node:timers/promises'
import { compareMarks } from '#domain/identity/compare-marks.js'
import type { Agent, Clock, OrganisationWriter, Store } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { rememberMarks } from './remember-marks.js'

/** Asks about every other host that shares something with this one and may be it. */
const askAboutOthers = async (writer: OrganisationWriter, subject: string, now: Instant): Promise<void> => {
  const marks = await writer.identity.marks(subject)
  for (const other of await writer.identity.sharing(marks)) {
    if (other === subject) continue
    const { likeness, score, reasons } = compareMarks(marks, await writer.identity.marks(other))
    if (likeness !== 'different') await writer.identity.ask({ subject, other, score, reasons, askedAt: now })
  }
}

/** Learns what a host is known by after `topics` of it changed. An agent that tells `identity` tells it there alone. */
export const learnMarks = async (
  writer: OrganisationWriter,
  agent: Agent,
  subject: string,
  topics: ReadonlySet<string>,
  at: Instant,
): Promise<void> => {
  if (!topics.has('identity')) {
    const sets = await writer.factSets(subject)
    if (sets.some((set) => set.agent === agent.id && set.topic === 'identity' && set.hash !== null)) return
  }
  if (await rememberMarks(writer, subject, at)) await askAboutOthers(writer, subject, at)
}

/** Hosts that share one commit; reports come in between. */
const atOnce = 100

/** Learns what hosts are known by of which a store of an older version says nothing. Returns how many there were. */
export const syncMarks = async (
  store: Store,
  organisation: string,
  clock: Pick<Clock, 'now'>,
): Promise<number> => {
  const unmarked = await store.of(organisation).identity.unmarked()
  for (let first = 0; first < unmarked.length; first += atOnce) {
    await store.transaction(async (tx) => {
      const writer = tx.of(organisation)
      for (const subject of unmarked.slice(first, first + atOnce))
        await rememberMarks(writer, subject, clock.now())
    })
    await setImmediate()
  }
  return unmarked.length
}
