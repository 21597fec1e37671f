import { z } from 'zod'
import { personRoles, roles } from '#domain/ports/people.js'
import { defineVerb } from '../verb.js'
import { openAccounts } from './accounts.js'
import { openTokens } from './tokens.js'

const Name = z.string().min(1).max(64)

/** Changes of accounts and tokens that commands ask for on the machine itself. */
export const peopleVerbs = {
  'user.add': defineVerb({
    input: z.strictObject({
      name: z.string(),
      fullName: z.string(),
      mail: z.string().nullable(),
      role: z.enum(personRoles),
    }),
    run: (context, { name, fullName, mail, role }, who) =>
      openAccounts(context).invite({ name, fullName, mail, role, person: null, offices: [] }, who),
  }),

  'user.role': defineVerb({
    input: z.strictObject({ name: Name, role: z.enum(personRoles) }),
    async run(context, { name, role }, who) {
      const accounts = openAccounts(context)
      await accounts.setRole((await accounts.byName(name)).id, role, who)
      return {}
    },
  }),

  'user.disable': defineVerb({
    input: z.strictObject({ name: Name }),
    async run(context, { name }, who) {
      const accounts = openAccounts(context)
      await accounts.disable((await accounts.byName(name)).id, who)
      return {}
    },
  }),

  'user.enable': defineVerb({
    input: z.strictObject({ name: Name }),
    async run(context, { name }, who) {
      const accounts = openAccounts(context)
      await accounts.enable((await accounts.byName(name)).id, who)
      return {}
    },
  }),

  'user.reset': defineVerb({
    input: z.strictObject({ name: Name }),
    async run(context, { name }, who) {
      const accounts = openAccounts(context)
      return accounts.reset((await accounts.byName(name)).id, who)
    },
  }),

  'user.drop-factor': defineVerb({
    input: z.strictObject({ name: Name }),
    async run(context, { name }, who) {
      const accounts = openAccounts(context)
      await accounts.dropSecondFactor((await accounts.byName(name)).id, who)
      return {}
    },
  }),

  'token.create': defineVerb({
    input: z.strictObject({
      role: z.enum(roles),
      name: z.string().max(100).optional(),
      expiresInMs: z.number().positive().nullable(),
    }),
    run: (context, { name = '', ...given }, who) => openTokens(context).create({ ...given, name }, who),
  }),

  'token.revoke': defineVerb({
    input: z.strictObject({ id: z.string() }),
    async run(context, { id }, who) {
      await openTokens(context).revoke(id, who)
      return {}
    },
  }),
} as const
