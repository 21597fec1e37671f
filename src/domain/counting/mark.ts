import type { Found } from '#contract/count.js'
import type { Instant } from '#lib/instant.js'
import type { Actor } from './count.js'
import type { CountedAsset, Outside } from './expected.js'

/** Somebody looked. Marks are only ever added: a mistake is taken back by another one. */
export interface Mark {
  /** Made by who sent it. */
  readonly id: string
  /** From one for each count, in the order in which they came. */
  readonly number: number
  /** Null where the register knows no such thing. */
  readonly asset: string | null
  /** As scanned or typed. */
  readonly tag: string
  readonly found: Found | 'withdrawn'
  readonly place: string | null
  /** What a thing is that the register does not know. */
  readonly what: string | null
  readonly serial: string | null
  readonly note: string | null
  /** A photo. */
  readonly document: string | null
  /** Id of the mark that this one takes back. */
  readonly withdraws: string | null
  /** The asset as it stood, where it is not on the frozen list. */
  readonly outside: { readonly asset: CountedAsset; readonly why: Outside } | null
  readonly by: Actor
  readonly at: Instant
}

/** The marks that hold, in their order: neither taken back nor taking back. */
export const standingMarks = (marks: readonly Mark[]): Mark[] => {
  const withdrawn = new Set(marks.map(({ withdraws }) => withdraws))
  return marks.filter(({ id, withdraws }) => withdraws === null && !withdrawn.has(id))
}

/** The last standing mark of each asset. */
export const lastMarks = (marks: readonly Mark[]): Map<string, Mark> => {
  const last = new Map<string, Mark>()
  for (const mark of standingMarks(marks)) if (mark.asset !== null) last.set(mark.asset, mark)
  return last
}
