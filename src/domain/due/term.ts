import type { z } from 'zod'
import type { LocalText, Money } from '#contract/register/text.js'
import type { Part, Register } from '#contract/register.js'
import type { Topic } from '#contract/topic.js'
import type { Instant } from '#lib/instant.js'
import type { Span } from '#lib/span.js'
import type { CalendarDay } from '#lib/zone.js'
import type { SupportTable } from '../support/table.js'
import type { SupportedUse } from '../support/uses.js'

/** What a term is of: an entry of the register, or something that agents see. */
export type TermOf = { readonly part: Part; readonly id: string } | { readonly subject: string }

/** Why nobody knows when a term ends. */
export type TermGap = 'never-done' | 'no-date' | 'not-seen' | 'no-version' | 'ended'

/** Something that ends on a day. */
export interface Term {
  /** What calendars know it by: the same as long as it is the same thing. */
  readonly id: string
  readonly name: LocalText
  /** The last day on which it is good; null where nobody knows. */
  readonly lastDay: CalendarDay | null
  /** When it ends, where that is no midnight. */
  readonly endsAt?: Instant
  readonly of: readonly TermOf[]
  /** How many things end then; as many as it is of where left out. */
  readonly count?: number
  readonly supplier?: string | undefined
  readonly price?: Money | undefined
  /** The row of a plan that it was bought under. */
  readonly measure?: string | undefined
  readonly gap?: TermGap
  /** True where the day has passed since somebody last told: it may have been renewed. */
  readonly isOld?: boolean
  /** A moment that moves on whenever the day does: since when it has been what it is, where that is known. */
  readonly changedAt?: Instant | null
}

/** A fact of a subject, as it was last told. */
export interface SeenFact<F> {
  readonly subject: string
  /** The asset that the subject is. */
  readonly asset: string | null
  readonly fact: F
  /** When who tells it stops being heard. */
  readonly staleAt: Instant
}

export interface DueWorld {
  readonly register: Register
  readonly zone: string
  readonly now: Instant
  readonly today: CalendarDay
  /** A length of time that a rule of the policy sets, as the country's profile has it. */
  age(rule: string, setting: string): Span | null
  seen<S extends z.ZodObject>(topic: Topic<S>): readonly SeenFact<z.infer<S>>[]
  /** What runs where, with the end of its support. */
  readonly supported: readonly SupportedUse[]
  /** Until when products are supported. */
  readonly support: Pick<SupportTable, 'products' | 'takenOn'>
}

export interface TermKind {
  /** How many days ahead people are told, the earliest first. */
  readonly warnings: readonly number[]
  /** True where its renewal is bought: then it has a lead time. */
  readonly isBought: boolean
  find(world: DueWorld): readonly Term[]
}

/** One kind of thing that ends: the file `kinds/<kind>.ts` is the kind `<kind>`. */
export const defineTerms = (kind: TermKind): TermKind => kind
