import { collections, type Part, type Register } from '#contract/register.js'
import type { EntryChange } from '#domain/ports/register-edits.js'
import type { OrganisationWriter } from '#domain/ports.js'
import { canonicalJson } from '#lib/canonical.js'
import type { Instant } from '#lib/instant.js'
import { recordEdit } from './edit-register.js'
import { entryKey } from './judge-things.js'

const entriesOf = ({ organisation, ...register }: Register) =>
  new Map<string, { readonly part: Part; readonly id: string; readonly body: unknown }>([
    [
      entryKey('organisation', organisation.id),
      { part: 'organisation', id: organisation.id, body: organisation },
    ],
    ...collections.flatMap((part) =>
      register[part].map((body) => [entryKey(part, body.id), { part, id: body.id, body }] as const),
    ),
  ])

/**
 * Takes what somebody wrote into the file of the register into the history: what was added, changed or left out begins
 * or ends at `at`. Returns how many entries.
 */
export const syncRegister = async (
  writer: OrganisationWriter,
  register: Register,
  at: Instant,
  version = '',
): Promise<number> => {
  const stored = new Map(
    (await writer.registerEntries()).map((entry) => [entryKey(entry.collection, entry.id), entry]),
  )
  const changed: EntryChange[] = []
  for (const [key, { part, id, body }] of entriesOf(register)) {
    const before = stored.get(key)
    stored.delete(key)
    if (before && canonicalJson(before.body) === canonicalJson(body)) continue
    changed.push({ part, id, before: before?.body ?? null, after: body })
  }
  for (const { collection, id, body } of stored.values())
    changed.push({ part: collection, id, before: body, after: null })
  if (changed.length === 0) return 0
  const edit = {
    action: 'file',
    why: null,
    undoes: null,
    versionBefore: '',
    versionAfter: version,
    at,
  } as const
  await recordEdit(writer, edit, changed, { id: 'file', name: '' })
  return changed.length
}
