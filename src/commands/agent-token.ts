import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { msOf } from '../ms-of.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Makes a token with which computers enrol, and prints it, once.',
  options: z.object({
    uses: z.coerce
      .number()
      .pipe(
        z.int('is not a whole number').min(1, 'must be at least 1').max(100_000, 'must be at most 100000'),
      )
      .default(1)
      .describe('How many computers it lets in.'),
    expires: z.string().default('24h').describe('After how long it no longer serves.'),
  }),
  examples: ['popis agent token', 'popis agent token --uses 40 --expires 7d'],
  async run({ options: { uses, expires }, terminal }) {
    const expiresInMs = msOf('expires', expires)
    const { token } = await carryOut(readSettings(process.env), 'agent.token', { uses, expiresInMs })
    terminal.out(token)
    return 0
  },
})
