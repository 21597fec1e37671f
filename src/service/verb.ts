import type { z } from 'zod'
import type { Clock, Store } from '#domain/ports.js'

/** What a change needs, whether the server carries it out or a command does while no server runs. */
export interface StoreContext {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}

interface Verb<I extends z.ZodType, O, C> {
  readonly input: I
  /** `who` stands in the audit log. */
  run(context: C, input: z.infer<I>, who: string): Promise<O>
}

export const defineVerb = <I extends z.ZodType, O, C = StoreContext>(verb: Verb<I, O, C>): Verb<I, O, C> =>
  verb
