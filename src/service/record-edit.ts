import type { EditAction, EntryChange } from '#domain/ports/register-edits.js'
import type { OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'

/** Who makes a change, as the history and the audit log name them. */
export interface Who {
  readonly id: string
  readonly name: string
}

/** Keeps what was changed: as the state of the register over time, as an edit, and in the audit log. Returns its number. */
export const recordEdit = async (
  writer: OrganisationWriter,
  edit: {
    readonly action: EditAction
    readonly why: string | null
    readonly undoes: number | null
    readonly versionBefore: string
    readonly versionAfter: string
    readonly at: Instant
  },
  changed: readonly EntryChange[],
  who: Who,
): Promise<number> => {
  const number = await writer.edits.put({ ...edit, who: who.id, whoName: who.name }, changed)
  for (const { part, id, after } of changed)
    if (after === null) await writer.endRegisterEntry(part, id, edit.at)
    else await writer.putRegisterEntry({ collection: part, id, body: after }, edit.at)
  await writer.audit({
    at: edit.at,
    who: who.id,
    what: `register.${edit.action}`,
    on: changed.length === 1 && changed[0] ? `${changed[0].part}/${changed[0].id}` : null,
    detail: { edit: number, changes: changed.length, version: edit.versionAfter },
  })
  return number
}
