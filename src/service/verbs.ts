import { z } from 'zod'
import { roles } from '#domain/ports/people.js'
import type { Clock, Store } from '#domain/ports.js'
import { plusMs } from '#lib/instant.js'
import { newSecret } from './secret.js'

/** What a change needs, whether the server carries it out or a command does while no server runs. */
export interface VerbContext {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}

interface Verb<I extends z.ZodType, O> {
  readonly input: I
  /** `who` stands in the audit log. */
  run(context: VerbContext, input: z.infer<I>, who: string): Promise<O>
}

const defineVerb = <I extends z.ZodType, O>(verb: Verb<I, O>): Verb<I, O> => verb

/** Changes that commands ask for on the machine itself. */
export const verbs = {
  'token.create': defineVerb({
    input: z.strictObject({ role: z.enum(roles), expiresInMs: z.number().positive().nullable() }),
    async run({ store, clock, organisation }, { role, expiresInMs }, who) {
      const { secret, hash } = newSecret('popis_')
      const id = crypto.randomUUID()
      const createdAt = clock.now()
      const expiresAt = expiresInMs === null ? null : plusMs(createdAt, expiresInMs)
      await store.transaction(async (tx) => {
        await tx.people.putApiToken(hash, { id, organisation, role, createdAt, expiresAt, revokedAt: null })
        await tx
          .of(organisation)
          .audit({ at: createdAt, who, what: 'token.create', on: id, detail: { role, expiresAt } })
      })
      return { token: secret }
    },
  }),

  'agent.token': defineVerb({
    input: z.strictObject({ uses: z.int().min(1).max(100_000), expiresInMs: z.number().positive() }),
    async run({ store, clock, organisation }, { uses, expiresInMs }, who) {
      const { secret, hash } = newSecret('enrol_')
      const createdAt = clock.now()
      const expiresAt = plusMs(createdAt, expiresInMs)
      await store.transaction(async (tx) => {
        await tx.people.putEnrolmentToken(hash, { organisation, expiresAt, uses })
        await tx
          .of(organisation)
          .audit({ at: createdAt, who, what: 'agent.token', on: null, detail: { uses, expiresAt } })
      })
      return { token: secret, expiresAt }
    },
  }),
} as const

export type VerbName = keyof typeof verbs
export type VerbInput<N extends VerbName> = z.infer<(typeof verbs)[N]['input']>
export type VerbOutput<N extends VerbName> = Awaited<ReturnType<(typeof verbs)[N]['run']>>

export const isVerb = (name: string): name is VerbName => Object.hasOwn(verbs, name)
