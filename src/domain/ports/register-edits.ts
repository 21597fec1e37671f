import type { Part } from '#contract/register.js'
import type { Instant } from '#lib/instant.js'

/** By which way the register was changed. */
export const editActions = [
  'edit',
  'import',
  'undo',
  'link',
  'hand-over',
  'count',
  'approve',
  /** Somebody wrote into the file. */
  'file',
] as const
export type EditAction = (typeof editActions)[number]

/** What one entry was and became; null where it was not there. */
export interface EntryChange {
  readonly part: Part
  readonly id: string
  readonly before: unknown
  readonly after: unknown
}

/** One change of the register, of one entry or of many at once. */
export interface RegisterEdit {
  /** From one, without gaps, for each organisation. */
  readonly number: number
  readonly at: Instant
  /** Id of the user or token; `command` for the machine's own command line, `file` for an edit by hand. */
  readonly who: string
  readonly whoName: string
  readonly action: EditAction
  readonly why: string | null
  /** The edit that this one took back. */
  readonly undoes: number | null
  /** The edit that took this one back. */
  readonly undoneBy: number | null
  /** Versions of the whole register before and after. */
  readonly versionBefore: string
  readonly versionAfter: string
  readonly changeCount: number
}

export interface EditFilter {
  readonly part?: Part
  readonly id?: string
  readonly who?: string
  readonly action?: EditAction
  /** A piece of the reason, of the name of who made it, or of anything in what it changed. */
  readonly text?: string
  /** Only those with a smaller number. */
  readonly before?: number
  readonly limit?: number
}

/** What one edit made of one entry. */
export interface EntryEdit extends RegisterEdit, Pick<EntryChange, 'before' | 'after'> {}

export interface RegisterEditStore {
  read: {
    /** Newest first. */
    list(filter?: EditFilter): Promise<RegisterEdit[]>
    get(number: number): Promise<(RegisterEdit & { readonly changes: readonly EntryChange[] }) | null>
    /** Some changes of an edit, in the order of their entries. */
    changes(number: number, limit: number, skip?: number): Promise<EntryChange[]>
    /** What became of one entry, the newest edit first. */
    ofEntry(part: Part, id: string, filter?: Pick<EditFilter, 'before' | 'limit'>): Promise<EntryEdit[]>
    /** Everybody who ever made an edit, by the name of their last one. */
    editors(): Promise<Pick<RegisterEdit, 'who' | 'whoName'>[]>
  }
  write: {
    /** Returns its number. */
    put(
      edit: Omit<RegisterEdit, 'number' | 'undoneBy' | 'changeCount'>,
      changes: readonly EntryChange[],
    ): Promise<number>
  }
}
