import { z } from 'zod'
import { collections } from '#contract/register.js'
import { editActions } from '#domain/ports/register-edits.js'
import { plusMs } from '#lib/instant.js'
import { type CountVerbContext, countVerbs } from './count-verbs.js'
import type { RegisterEditor } from './edit-register.js'
import { type ForeignVerbContext, foreignVerbs } from './foreign/foreign-verbs.js'
import { type IdentityVerbContext, identityVerbs } from './identity/identity-verbs.js'
import { importVerbs } from './importing/import-verbs.js'
import { peopleVerbs } from './people/people-verbs.js'
import { type PingVerbContext, pingVerbs } from './pings/ping-verbs.js'
import { revokeAgent } from './revoke-agent.js'
import { newSecret } from './secret.js'
import { defineVerb } from './verb.js'

export interface VerbContext
  extends CountVerbContext,
    ForeignVerbContext,
    IdentityVerbContext,
    PingVerbContext {
  readonly editor: RegisterEditor
}

/** Changes that commands ask for on the machine itself. */
export const verbs = {
  ...peopleVerbs,
  ...countVerbs,
  ...importVerbs,
  ...foreignVerbs,
  ...pingVerbs,
  ...identityVerbs,

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

  'agent.revoke': defineVerb({
    input: z.strictObject({ id: z.string().min(1).max(128) }),
    run: (context, { id }, who) => revokeAgent(context, id, who),
  }),

  'backup.made': defineVerb({
    input: z.strictObject({
      file: z.string(),
      at: z.iso.datetime(),
      sizeBytes: z.int(),
      isGood: z.boolean(),
    }),
    async run({ store, clock, organisation }, { file, ...detail }, who) {
      await store.transaction((tx) =>
        tx.of(organisation).audit({ at: clock.now(), who, what: 'backup.make', on: file, detail }),
      )
      return {}
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
