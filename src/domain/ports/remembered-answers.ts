import type { Instant } from '#lib/instant.js'

/** What Popis may be told not to ask again. */
export const questions = ['unrecorded'] as const
export type Question = (typeof questions)[number]

/** What somebody said to a question that would come up again each day. */
export interface RememberedAnswer {
  readonly question: Question
  /** What it was about: the id of a subject. */
  readonly thing: string
  readonly why: string
  readonly at: Instant
  readonly who: string
  readonly whoName: string
}

export interface RememberedAnswerStore {
  read: {
    list(question: Question): Promise<RememberedAnswer[]>
  }
  write: {
    put(answer: RememberedAnswer): Promise<void>
    /** Asks again. */
    forget(question: Question, thing: string): Promise<void>
  }
}
