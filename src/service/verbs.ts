import { z } from 'zod'
import { collections } from '#contract/register.js'
import { roles } from '#domain/ports/people.js'
import { editActions } from '#domain/ports/register-edits.js'
import type { Clock, Store } from '#domain/ports.js'
import { plusMs } from '#lib/instant.js'
import type { RegisterEditor } from './edit-register.js'
import { newSecret } from './secret.js'

/** What a change needs, whether the server carries it out or a command does while no server runs. */
interface StoreContext {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}

export interface VerbContext extends StoreContext {
  readonly editor: RegisterEditor
}

interface Verb<I extends z.ZodType, O, C> {
  readonly input: I
  /** `who` stands in the audit log. */
  run(context: C, input: z.infer<I>, who: string): Promise<O>
}

const defineVerb = <I extends z.ZodType, O, C = StoreContext>(verb: Verb<I, O, C>): Verb<I, O, C> => verb

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

  'register.edit': defineVerb({
    input: z.strictObject({
      action: z.enum(editActions).exclude(['file', 'approve', 'undo']),
      why: z.string().max(1000).nullable().default(null),
      changes: z
        .array(
          z.strictObject({
            part: z.enum([...collections, 'organisation']),
            id: z.string(),
            body: z.unknown(),
            expected: z.string().nullable().optional(),
          }),
        )
        .max(100_000),
    }),
    run: async ({ editor }: VerbContext, { action, why, changes }, who) => {
      const given = changes.map(({ part, id, body, expected }) => ({
        part,
        id,
        body: body ?? null,
        ...(expected === undefined ? {} : { expected }),
      }))
      const { number, version, changed } = await editor.edit(
        { action, why, changes: given },
        { id: who, name: who },
      )
      return { number, version, changed: changed.length }
    },
  }),

  'register.undo': defineVerb({
    input: z.strictObject({ number: z.int().min(1) }),
    run: async ({ editor }: VerbContext, { number }, who) => {
      const undone = await editor.undo(number, { id: who, name: who })
      return { number: undone.number, version: undone.version, changed: undone.changed.length }
    },
  }),
} as const

export type VerbName = keyof typeof verbs
export type VerbInput<N extends VerbName> = z.infer<(typeof verbs)[N]['input']>
export type VerbOutput<N extends VerbName> = Awaited<ReturnType<(typeof verbs)[N]['run']>>

export const isVerb = (name: string): name is VerbName => Object.hasOwn(verbs, name)
