import type { Register } from '#contract/register.js'
import type { EntryChange } from '#domain/ports/register-edits.js'
import { applyChanges, type Change, entryVersion } from '#domain/register/change.js'
import { stillNamed } from '#domain/register/referrers.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { editsAfter } from './edits-after.js'
import type { Services } from './services.js'

export interface Applied {
  readonly next: Register
  readonly changed: readonly EntryChange[]
}

/** What becomes of a register by changes. @throws Problem conflict, naming what still names an entry that would go. */
export const applied = (register: Register, changes: readonly Change[]): Applied => {
  const made = applyChanges(register, changes)
  const faults = stillNamed(made.next, made.changed)
  if (faults.length > 0)
    throw new Problem('conflict', 'What is to be removed is still named by other entries.', { faults })
  return made
}

/** The changes that lead back, each only from what the edit made. */
const undoing = (changes: readonly EntryChange[]): Change[] =>
  changes.map(({ part, id, before, after }) => ({
    part,
    id,
    body: before,
    expected: after === null ? null : entryVersion(after),
  }))

/** True of the edit with which a register began: nothing was before it. */
const isBeginning = (changes: readonly Pick<EntryChange, 'part' | 'before'>[]): boolean =>
  changes.some(({ part, before }) => part === 'organisation' && before === null)

/**
 * What becomes of `register` where an edit is taken back.
 * @throws Problem not_found; conflict: it is the beginning, was taken back already, or what it made was changed since
 * (each entry with the edits that did it).
 */
export const undone = async (
  services: Pick<Services, 'store' | 'organisation'>,
  register: Register,
  number: number,
): Promise<Applied> => {
  const found = await services.store.of(services.organisation).edits.get(number)
  if (!found) throw new Problem('not_found', said`There is no edit ${number}.`)
  if (isBeginning(found.changes))
    throw new Problem(
      'conflict',
      said`Edit ${number} is the beginning of the register; it cannot be taken back.`,
    )
  if (found.undoneBy !== null)
    throw new Problem('conflict', said`Edit ${number} was taken back already, by edit ${found.undoneBy}.`)
  try {
    return applied(register, undoing(found.changes))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'conflict') throw error
    const { entries } = await editsAfter(services, number, error)
    throw new Problem(
      'conflict',
      said`Edit ${number} cannot be taken back: what it made was changed, or is named by others, since.`,
      {
        faults: entries.map(({ where, what, since }) => ({
          where,
          what:
            since.length === 0
              ? what
              : `${what}: ${since.map((edit) => `edit ${edit.number} (${edit.whoName || edit.who}, ${edit.at})`).join(', ')}`,
        })),
        cause: error,
      },
    )
  }
}
