import type { Instant } from '#lib/instant.js'
import type { Reason } from '../identity/compare-marks.js'
import type { Marks } from '../identity/marks.js'
import type { MarkKind } from '../identity/weights.js'
import type { Agent, FactSet } from './kept.js'

export interface MarkSpan {
  readonly kind: MarkKind | 'machine'
  readonly value: string
  readonly from: Instant
  readonly until: Instant | null
}

/** What a merge changed, as it was before. */
export interface Moved {
  readonly agents: readonly Pick<Agent, 'id' | 'subject' | 'revokedAt' | 'observedAt'>[]
  readonly sets: readonly FactSet[]
  readonly marks: Marks
}

/** Somebody said that `subject` is `into`. */
export interface SubjectMerge {
  readonly number: number
  readonly subject: string
  readonly into: string
  readonly at: Instant
  readonly who: string
  readonly whoName: string
  readonly why: string
  readonly undone: {
    readonly at: Instant
    readonly who: string
    readonly whoName: string
    readonly why: string
  } | null
}

export const identityAnswers = ['same', 'different'] as const
export type IdentityAnswer = (typeof identityAnswers)[number]

/** What the marks of two leave open. */
export interface IdentityQuestion {
  readonly number: number
  readonly subject: string
  /** A subject, or `marks:` and a hash where an agent of `subject` shows the marks of another machine. */
  readonly other: string
  readonly score: number
  readonly reasons: readonly Reason[]
  readonly askedAt: Instant
  readonly answer: IdentityAnswer | null
}

export interface IdentityStore {
  read: {
    /** What a subject is known by now. */
    marks(subject: string): Promise<Marks>
    markSpans(subject: string): Promise<MarkSpan[]>
    /** Subjects that have one of these marks now. */
    sharing(marks: Marks): Promise<string[]>
    /** Hosts that are known by nothing yet. */
    unmarked(): Promise<string[]>
    /** Which subjects are parts of which, now or at a moment. */
    merged(asOf?: Instant): Promise<Pick<SubjectMerge, 'subject' | 'into'>[]>
    /** The subject itself and all that is merged into it. */
    members(subject: string): Promise<string[]>
    /** The newest first; of one subject those in which it is either. */
    merges(subject?: string): Promise<SubjectMerge[]>
    merge(number: number): Promise<(SubjectMerge & { readonly moved: Moved }) | null>
    /** Those that wait for an answer, the newest first. */
    openQuestions(): Promise<IdentityQuestion[]>
    question(number: number): Promise<IdentityQuestion | null>
    questionOf(subject: string, other: string): Promise<IdentityQuestion | null>
  }
  write: {
    /** Ends the marks that it no longer has at `at`, and begins the new ones. */
    putMarks(subject: string, marks: Marks, at: Instant): Promise<void>
    /** Returns the number of the merge. */
    putMerge(merge: Omit<SubjectMerge, 'number' | 'undone'> & { readonly moved: Moved }): Promise<number>
    endMerge(number: number, undone: NonNullable<SubjectMerge['undone']>): Promise<void>
    /** Asks, unless it was asked before. */
    ask(question: Omit<IdentityQuestion, 'number' | 'answer'>): Promise<void>
    answer(
      number: number,
      given: { answer: IdentityAnswer; why: string; at: Instant; who: string; whoName: string },
    ): Promise<void>
    /** Readings that came from `agents` at or after `from` under `subject` are of `to`. */
    rekeyReadings(agents: readonly string[], from: Instant, subject: string, to: string): Promise<void>
  }
}
