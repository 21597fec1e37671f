import { collections, type Part, type Register } from '#contract/register.js'
import type { EntryChange } from '#domain/ports/register-edits.js'
import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { sameValue } from '#lib/same-value.js'
import { entryKey } from './judge-things.js'
import { recordEdit } from './record-edit.js'

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

/** What `register` says otherwise than its history does. */
const changesSinceKept = async (
  reader: Pick<OrganisationReader, 'registerEntries'>,
  register: Register,
): Promise<EntryChange[]> => {
  const stored = new Map(
    (await reader.registerEntries()).map((entry) => [entryKey(entry.collection, entry.id), entry]),
  )
  const changed: EntryChange[] = []
  for (const [key, { part, id, body }] of entriesOf(register)) {
    const before = stored.get(key)
    stored.delete(key)
    if (before && sameValue(before.body, body)) continue
    changed.push({ part, id, before: before?.body ?? null, after: body })
  }
  for (const { collection, id, body } of stored.values())
    changed.push({ part: collection, id, before: body, after: null })
  return changed
}

interface Versions {
  readonly versionBefore: string
  readonly versionAfter: string
}

/** Keeps what somebody wrote into the file of the register. */
export const recordFileEdit = async (
  writer: OrganisationWriter,
  changed: readonly EntryChange[],
  at: Instant,
  versions: Versions,
): Promise<void> => {
  if (changed.length === 0) return
  const edit = { action: 'file', why: null, undoes: null, ...versions, at } as const
  await recordEdit(writer, edit, changed, { id: 'file', name: '' })
}

/**
 * Takes what somebody wrote into the file of the register into the history: what was added, changed or left out begins
 * or ends at `at`. Returns how many entries.
 */
export const syncRegister = async (
  writer: OrganisationWriter,
  register: Register,
  at: Instant,
  versions: Versions = { versionBefore: '', versionAfter: '' },
): Promise<number> => {
  const changed = await changesSinceKept(writer, register)
  await recordFileEdit(writer, changed, at, versions)
  return changed.length
}
