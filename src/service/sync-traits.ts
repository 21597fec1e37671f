import { setImmediate } from 'node:timers/promises'
import type { Store } from '#domain/ports.js'
import type { Links } from './links.js'
import { rememberTraits } from './subject-traits.js'

/** Subjects that share one commit; reports come in between. */
const atOnce = 100

/**
 * Brings what lists show of subjects into line with what they are linked to, and makes it where a store of an older
 * version has none. Returns how many were written.
 */
export const syncTraits = async (
  store: Store,
  organisation: string,
  links: Pick<Links, 'assetOf'>,
): Promise<number> => {
  const reader = store.of(organisation)
  const known = new Map((await reader.observed.traits()).map(({ subject, asset }) => [subject, asset]))
  const stale = (await reader.subjects()).filter(
    ({ id }) => !known.has(id) || known.get(id) !== (links.assetOf(id)?.id ?? null),
  )
  for (let first = 0; first < stale.length; first += atOnce) {
    await store.transaction(async (tx) => {
      const writer = tx.of(organisation)
      for (const subject of stale.slice(first, first + atOnce))
        if (known.has(subject.id))
          await writer.observed.linkTraits(subject.id, links.assetOf(subject.id)?.id ?? null)
        else await rememberTraits(writer, links, subject)
    })
    await setImmediate()
  }
  return stale.length
}

/** What lists show of these subjects follows what they are linked to. */
export const linkTraits = async (
  store: Store,
  organisation: string,
  links: Pick<Links, 'assetOf'>,
  subjects: ReadonlySet<string>,
): Promise<void> => {
  const all = [...subjects]
  for (let first = 0; first < all.length; first += atOnce) {
    await store.transaction(async (tx) => {
      for (const subject of all.slice(first, first + atOnce))
        await tx.of(organisation).observed.linkTraits(subject, links.assetOf(subject)?.id ?? null)
    })
    await setImmediate()
  }
}
