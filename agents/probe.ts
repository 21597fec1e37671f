import type { z } from 'zod'
import type { FailureReason, SubjectRef } from '#contract/report.js'
import type { Topic } from '#contract/topic.js'
import type { Host, Platform } from './host.js'

/** A tool or device that could not say. `detail` is for people: what it said, or what to do. */
export class ProbeError extends Error {
  readonly reason: FailureReason
  readonly detail: string

  constructor(reason: FailureReason, detail: string, options: { cause?: unknown } = {}) {
    super(`${reason}: ${detail}`, options)
    this.name = 'ProbeError'
    this.reason = reason
    this.detail = detail
  }
}

/** What a probe learnt about one subject; without a subject, about the host that it ran on. */
export interface Answer<Fact> {
  readonly subject?: SubjectRef
  readonly facts?: readonly Fact[]
  /** By `metric`, or `metric key` on a topic with several facts. */
  readonly readings?: Readonly<Record<string, number>>
  /** Set where this subject, and not the whole asking, could not say. */
  readonly failure?: ProbeError
}

/** The facts of the host alone, or an answer for each subject. */
export type Collected<Fact> = readonly Fact[] | { readonly answers: readonly Answer<Fact>[] }

export interface Probe<S extends z.ZodObject = z.ZodObject, O extends z.ZodObject = z.ZodObject> {
  readonly topic: Topic<S>
  readonly summary: string
  readonly platforms: readonly Platform[]
  readonly options: O
  /** True where it is tried without being configured: its tool being absent is then no failure of anybody. */
  readonly automatic: boolean
  /** What is wrong with options that are right each by itself; null where nothing is. */
  faultOf?(options: z.infer<O>): string | null
  /** What tells two entries of this probe apart, and no secret; left out where it is asked once. */
  label?(options: z.infer<O>): string
  readonly timeoutMs: number
  collect(host: Host, options: z.infer<O>): Promise<Collected<z.infer<S>>>
}

type Declared<S extends z.ZodObject, O extends z.ZodObject> = Omit<Probe<S, O>, 'automatic' | 'timeoutMs'> &
  Partial<Pick<Probe<S, O>, 'automatic' | 'timeoutMs'>>

/** A probe of the topic that its folder names; the file is its tool: `probes/backup/restic.ts` is `backup/restic`. */
export const defineProbe = <S extends z.ZodObject, O extends z.ZodObject>(
  probe: Declared<S, O>,
): Probe<S, O> => ({
  automatic: false,
  timeoutMs: 20_000,
  ...probe,
})
