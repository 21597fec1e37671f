import { type Collection, collections, type Register } from '#contract/register.js'
import type { OrganisationWriter } from '#domain/ports.js'
import { canonicalJson } from '#lib/canonical.js'
import type { Instant } from '#lib/instant.js'
import { entryKey } from './judge-things.js'

const entriesOf = (register: Register): Map<string, { collection: Collection; id: string; body: unknown }> =>
  new Map(
    collections.flatMap((collection) =>
      register[collection].map(
        (body) => [entryKey(collection, body.id), { collection, id: body.id, body }] as const,
      ),
    ),
  )

/** Keeps the history of the register: what was added, changed or left out begins or ends at `at`. Returns how many. */
export const syncRegister = async (
  writer: OrganisationWriter,
  register: Register,
  at: Instant,
): Promise<number> => {
  const stored = new Map(
    (await writer.registerEntries()).map((entry) => [entryKey(entry.collection, entry.id), entry]),
  )
  let changed = 0
  for (const [key, entry] of entriesOf(register)) {
    const before = stored.get(key)
    stored.delete(key)
    if (before && canonicalJson(before.body) === canonicalJson(entry.body)) continue
    await writer.putRegisterEntry(entry, at)
    changed++
  }
  for (const { collection, id } of stored.values()) {
    await writer.endRegisterEntry(collection, id, at)
    changed++
  }
  return changed
}
