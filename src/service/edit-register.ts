import type { Attestation } from '#contract/register/attestation.js'
import type { Waiver } from '#contract/register/waiver.js'
import type { EditAction, EntryChange } from '#domain/ports/register-edits.js'
import type { Clock, OrganisationWriter, RegisterDocument, Store } from '#domain/ports.js'
import type { Change } from '#domain/register/change.js'
import { Problem } from '#lib/problem.js'
import { recordEdit, type Who } from './record-edit.js'
import { type Kept, settleRegister } from './settle-register.js'
import { type Applied, applied, undone } from './undo-edit.js'

export type { Who } from './record-edit.js'

export interface Edit {
  readonly action: EditAction
  readonly changes: readonly Change[]
  readonly why?: string | null
  /** What else is kept with it in the history, both or neither; asked again where the edit is made anew. */
  readonly also?: (writer: OrganisationWriter, number: number) => Promise<void>
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
   * @throws Problem not_found, conflict (naming what was changed since and by which edits, that it was taken back
   * already, or that it is the beginning).
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

/** The editor of the process that has the register open. */
export interface OpenEditor extends RegisterEditor {
  /** Takes into the history what was written into the file by hand, and completes what an earlier process began. */
  settle(): Promise<void>
  /** Resolves once the edits that are being made now are made. */
  idle(): Promise<void>
}

/** An edit that stands in the history. */
interface Made {
  readonly number: number
  readonly versionBefore: string
  readonly versionAfter: string
}

/** How often an edit is made anew upon a register that was changed by hand while it was being made. */
const attempts = 3

/** The one way in which this program changes the register: changes follow one another. */
export const openEditor = (services: {
  readonly store: Store
  readonly register: RegisterDocument
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}): OpenEditor => {
  const { store, register, clock, organisation } = services
  let kept: Kept | null = null
  let owed: (() => Promise<void>) | null = null
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const mine = last.then(task)
    // Whoever asked is told of a failure; the next one in turn begins all the same.
    last = mine.catch(() => undefined)
    return mine
  }
  const settle = async () => {
    await owed?.()
    owed = null
    kept = await settleRegister(services, kept)
  }

  type About = { readonly action: EditAction; readonly why: string | null; readonly undoes: number | null }

  const record = (
    about: About & { readonly versionBefore: string; readonly versionAfter: string },
    changed: readonly EntryChange[],
    who: Who,
    also: Edit['also'],
  ): Promise<number> =>
    store.transaction(async (tx) => {
      const writer = tx.of(organisation)
      const number = await recordEdit(writer, { ...about, at: clock.now() }, changed, who)
      await also?.(writer, number)
      return number
    })

  /** The history had it before the file, and the file would not have it. */
  const takeBack = async (
    { number, versionBefore, versionAfter }: Made,
    changed: readonly EntryChange[],
    who: Who,
    why: string,
  ): Promise<void> => {
    const about = { action: 'undo', why, undoes: number } as const
    const turned = changed.map((change) => ({ ...change, before: change.after, after: change.before }))
    owed = async () => {
      await record(
        { ...about, versionBefore: versionAfter, versionAfter: versionBefore },
        turned,
        who,
        undefined,
      )
    }
    await owed()
    owed = null
  }

  const put = async (
    { next, changed }: Applied,
    versionBefore: string,
    about: About,
    who: Who,
    also: Edit['also'],
  ): Promise<Edited> => {
    if (changed.length === 0) return { number: null, version: versionBefore, changed }
    const made: Made[] = []
    const before = async (versionAfter: string) => {
      const versions = { versionBefore, versionAfter }
      made.push({ ...versions, number: await record({ ...about, ...versions }, changed, who, also) })
    }
    try {
      await register.replace(next, versionBefore, before)
    } catch (error) {
      if (made[0] && register.version === versionBefore)
        await takeBack(made[0], changed, who, error instanceof Error ? error.message : String(error))
      throw error
    }
    if (!made[0]) throw new Error('the register was changed and its history was not asked')
    const { number, versionAfter: version } = made[0]
    kept = register.version === version ? { version, value: register.value } : null
    return { number, version, changed }
  }

  /** `changesOf` may be asked again: the file may have been written by hand in between. */
  const make = async (
    changesOf: () => Promise<Applied>,
    about: About,
    who: Who,
    also?: Edit['also'],
  ): Promise<Edited> => {
    for (let attempt = 1; ; attempt += 1) {
      await settle()
      const versionBefore = register.version
      const made = await changesOf()
      try {
        return await put(made, versionBefore, about, who, also)
      } catch (error) {
        const isOvertaken =
          error instanceof Problem && error.code === 'conflict' && register.version !== versionBefore
        if (!isOvertaken || attempt === attempts) throw error
      }
    }
  }

  return {
    settle: () => inTurn(settle),
    idle: async () => {
      await last
    },
    edit: ({ action, changes, why = null, also }, who) =>
      inTurn(() =>
        make(
          async () => {
            const made = applied(register.value, changes)
            if (action !== 'approve') refuseApproval(made.changed)
            return made
          },
          { action, why, undoes: null },
          who,
          also,
        ),
      ),
    undo: (number, who) =>
      inTurn(() =>
        make(
          async () => {
            const made = await undone({ store, organisation }, register.value, number)
            // What an approver took back, nobody else may bring again.
            refuseApproval(made.changed)
            return made
          },
          { action: 'undo', why: null, undoes: number },
          who,
        ),
      ),
  }
}
