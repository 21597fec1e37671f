import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { pingUrl } from '../ping-url.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Makes the key for addresses with short names and prints it, once; the one before ends.',
  options: z.object({
    revoke: z.boolean().default(false).describe('End the key and make none.'),
  }),
  examples: ['popis ping key', 'popis ping key --revoke'],
  async run({ options: { revoke }, terminal }) {
    const settings = readSettings(process.env)
    const { key } = await carryOut(settings, 'ping.key', { isWanted: !revoke })
    terminal.out(key === null ? 'The key no longer serves.' : pingUrl(settings, `${key}/SLUG`))
    return 0
  },
})
