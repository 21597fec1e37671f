import { z } from 'zod'
import { roles } from '#domain/ports/people.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { msOf } from '../ms-of.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Makes an API token and prints it, once.',
  options: z.object({
    role: z.enum(roles).describe('What whoever shows it may do.'),
    for: z.string().max(100).default('').describe('What it is for, to be known by later.'),
    expires: z
      .string()
      .optional()
      .describe('After how long it no longer serves, such as 90d. Without it: never.'),
  }),
  examples: [
    'popis token create --role admin',
    'curl -H "Authorization: Bearer $(popis token create --role viewer --expires 1h)" localhost:8420/api/v1/subjects',
  ],
  async run({ options: { role, for: name, expires }, terminal }) {
    const expiresInMs = expires === undefined ? null : msOf('expires', expires)
    const { token } = await carryOut(readSettings(process.env), 'token.create', { role, name, expiresInMs })
    terminal.out(token)
    return 0
  },
})
