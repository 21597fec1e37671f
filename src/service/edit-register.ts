import type { Attestation } from '#contract/register/attestation.js'
import type { Waiver } from '#contract/register/waiver.js'
import type { Register } from '#contract/register.js'
import type { EditAction, EntryChange } from '#domain/ports/register-edits.js'
import type { Clock, OrganisationWriter, RegisterDocument, Store } from '#domain/ports.js'
import { applyChanges, type Change, entryVersion } from '#domain/register/change.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'

/** Who makes a change, as the history and the audit log name them. */
export interface Who {
  readonly id: string
  readonly name: string
}

export interface Edit {
  readonly action: EditAction
  readonly changes: readonly Change[]
  readonly why?: string | null
}

export interface Edited {
  /** Number of the edit in the history; null where nothing was another one than before. */
  readonly number: number | null
  /** Version of the whole register now. */
  readonly version: string
  readonly changed: readonly EntryChange[]
}

export interface RegisterEditor {
  /**
   * Makes all of the changes or none; on disk, and in the history, once it resolves.
   * @throws Problem invalid (each fault as `assets/PC-1`, or by field), conflict (somebody else was faster), forbidden
   * (what only an approver may say).
   */
  edit(edit: Edit, who: Who): Promise<Edited>
  /**
   * Takes an edit back, where nothing that it touched was changed since.
   * @throws Problem not_found, conflict (naming what was changed since, or that it was taken back already).
   */
  undo(number: number, who: Who): Promise<Edited>
}

/** What the second person says: by the way of approving alone. */
const approvalOf = ({ part }: EntryChange, body: unknown): string | undefined => {
  if (part === 'attestations') return (body as Attestation | null)?.confirmedBy
  if (part === 'waivers') return (body as Waiver | null)?.approvedBy
  return undefined
}

const refuseApproval = (changed: readonly EntryChange[]): void => {
  const faults = changed
    .filter((change) => {
      const after = approvalOf(change, change.after)
      return after !== undefined && JSON.stringify(change.before) !== JSON.stringify(change.after)
    })
    .map((change) => ({
      where: `${change.part}/${change.id}`,
      what:
        change.part === 'waivers'
          ? 'approvedBy: only an approver may accept a waiver, and what is accepted may not be changed'
          : 'confirmedBy: only an approver may confirm a statement, and what is confirmed may not be changed',
    }))
  if (faults.length > 0) throw new Problem('forbidden', 'This is for a second person to say.', { faults })
}

/** Keeps what was changed: as the state of the register over time, as an edit, and in the audit log. */
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

/** The changes that lead back, each only from what the edit made. */
const undoing = (changes: readonly EntryChange[]): Change[] =>
  changes.map(({ part, id, before, after }) => ({
    part,
    id,
    body: before,
    expected: after === null ? null : entryVersion(after),
  }))

/** The one way in which this program changes the register: changes follow one another. */
export const openEditor = (services: {
  readonly store: Store
  readonly register: RegisterDocument
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}): RegisterEditor => {
  const { store, register, clock, organisation } = services
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const mine = last.then(task)
    // Whoever asked is told of a failure; the next one in turn begins all the same.
    last = mine.catch(() => undefined)
    return mine
  }

  const put = async (
    { next, changed }: { readonly next: Register; readonly changed: readonly EntryChange[] },
    { action, why, undoes }: { action: EditAction; why: string | null; undoes: number | null },
    who: Who,
  ): Promise<Edited> => {
    const versionBefore = register.version
    if (changed.length === 0) return { number: null, version: versionBefore, changed }
    let number: number | null = null
    await register.replace(next, versionBefore, async (versionAfter) => {
      number = await store.transaction((tx) =>
        recordEdit(
          tx.of(organisation),
          { action, why, undoes, versionBefore, versionAfter, at: clock.now() },
          changed,
          who,
        ),
      )
    })
    return { number, version: register.version, changed }
  }

  return {
    edit: ({ action, changes, why = null }, who) =>
      inTurn(async () => {
        const applied = applyChanges(register.value, changes)
        if (action !== 'approve') refuseApproval(applied.changed)
        return put(applied, { action, why, undoes: null }, who)
      }),
    undo: (number, who) =>
      inTurn(async () => {
        const found = await store.of(organisation).edits.get(number)
        if (!found) throw new Problem('not_found', `There is no edit ${number}.`)
        if (found.undoneBy !== null)
          throw new Problem('conflict', `Edit ${number} was taken back already, by edit ${found.undoneBy}.`)
        const applied = applyChanges(register.value, undoing(found.changes))
        return put(applied, { action: 'undo', why: null, undoes: number }, who)
      }),
  }
}
