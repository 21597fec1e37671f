import type { Part } from '#contract/register.js'
import type { EntryEdit } from '#domain/ports/register-edits.js'
import { entryVersion, isCollection } from '#domain/register/change.js'
import { type Entry, entryById } from '#domain/register/entries.js'
import { type FormValues, typedOf } from '#domain/register/entry-to-form.js'
import { type Clash, mergeEntries } from '#domain/register/merge-entries.js'
import { newId } from '#domain/register/new-id.js'
import { readEntry } from '#domain/register/read-entry.js'
import type { FieldFault } from '#domain/register/read-field.js'
import { type Fault, Problem } from '#lib/problem.js'
import type { Who } from './edit-register.js'
import type { Services } from './services.js'

type Needed = Pick<Services, 'register' | 'editor' | 'store' | 'organisation'>

/** What a form gave back. */
export interface PostedEntry {
  readonly part: Part
  readonly values: FormValues
  /** The entry that the form was made from; null for a new one. */
  readonly base: Entry | null
  /** Fields that another person changed too, and which of the two values is to stand. */
  readonly clashes: readonly string[]
  readonly takes: ReadonlyMap<string, string>
  readonly why: string | null
}

export type SavedEntry =
  | { readonly outcome: 'saved'; readonly id: string; readonly number: number | null }
  /** Something typed is wrong, or `refused` as a whole. */
  | {
      readonly outcome: 'faulty'
      /** What the entry would become, as far as it can be said. */
      readonly body: Readonly<Record<string, unknown>>
      readonly faults: readonly FieldFault[]
      readonly refused: readonly Fault[]
    }
  | {
      readonly outcome: 'clash'
      /** What stands there now; null where it was removed. */
      readonly now: Entry | null
      readonly merged: Entry
      readonly clashes: readonly Clash[]
      /** What others made of it since the form was made, the newest first. */
      readonly since: readonly EntryEdit[]
    }

const mostEdits = 50

/** What others made of an entry since it was `base`. */
export const editsSince = async (
  { store, organisation }: Pick<Services, 'store' | 'organisation'>,
  part: Part,
  base: Entry,
): Promise<readonly EntryEdit[]> => {
  const edits = await store.of(organisation).edits.ofEntry(part, base.id, { limit: mostEdits })
  const version = entryVersion(base)
  const known = edits.findIndex(({ after }) => after !== null && entryVersion(after) === version)
  return known < 0 ? edits.slice(0, 1) : edits.slice(0, known)
}

/** What of the form counts where somebody else's value is taken, and what is still to be chosen. */
const taking = (
  { clashes, takes, base }: PostedEntry,
  read: { readonly body: Readonly<Record<string, unknown>>; readonly faults: readonly FieldFault[] },
) => {
  const body = { ...read.body }
  let faults = [...read.faults]
  for (const field of clashes) {
    const take = takes.get(field)
    if (take !== 'mine' && take !== 'theirs') faults.push({ path: field, code: 'choose' })
    if (take !== 'theirs') continue
    faults = faults.filter(({ path }) => path !== field && !path.startsWith(`${field}.`))
    const theirs = base?.[field]
    if (theirs === undefined) delete body[field]
    else body[field] = theirs
  }
  return { body, faults }
}

const withId = ({ part, values, base }: PostedEntry, needed: Needed, language: string): FormValues => {
  if (base !== null || !isCollection(part) || values.get('id')?.[0]?.trim()) return values
  const context = { register: needed.register.value, language }
  const draft = readEntry(part, typedOf(new Map([...values, ['id', ['x']]])), context, null).body
  return new Map([...values, ['id', [newId(needed.register.value, part, draft)]]])
}

/**
 * Saves what a form gave back, where it is in order and nobody else was faster. Nothing is overwritten: what another
 * person changed meanwhile is brought together with it, and told.
 */
export const saveEntry = async (
  needed: Needed,
  posted: PostedEntry,
  who: Who,
  language: string,
): Promise<SavedEntry> => {
  const { part, base, why } = posted
  const { register, editor } = needed
  const typed = typedOf(withId(posted, needed, language))
  const read = readEntry(part, typed, { register: register.value, language }, base)
  const { body, faults } = taking(posted, read)
  if (faults.length > 0) return { outcome: 'faulty', body: read.body, faults, refused: [] }
  const id = String(body.id)

  const clash = async (made: Entry): Promise<SavedEntry> => {
    const now = entryById(register.value, part, made.id)
    const { body: merged, clashes } = mergeEntries(made, body, now ?? made)
    return {
      outcome: 'clash',
      now,
      merged: merged as Entry,
      clashes,
      since: await editsSince(needed, part, made),
    }
  }
  try {
    const expected = base === null ? null : entryVersion(base)
    const { number } = await editor.edit(
      { action: 'edit', why, changes: [{ part, id, body, expected }] },
      who,
    )
    return { outcome: 'saved', id, number }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const isTaken = error.code === 'conflict' && base === null && entryById(register.value, part, id) !== null
    if (isTaken)
      return { outcome: 'faulty', body, faults: [{ path: 'id', code: 'taken', values: { id } }], refused: [] }
    const now = entryById(register.value, part, id)
    const isClash =
      error.code === 'conflict' && base !== null && (now === null || entryVersion(now) !== entryVersion(base))
    if (isClash) return clash(base)
    if (error.code === 'invalid' || error.code === 'conflict' || error.code === 'forbidden')
      return {
        outcome: 'faulty',
        body,
        faults: [],
        refused: [error.asFault(), ...error.faults],
      }
    throw error
  }
}
