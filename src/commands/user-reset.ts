import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { entryAddress } from '../entry-address.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Ends the password of an account and prints the link with which a new one is set, once.',
  usage: 'NAME',
  takes: [1, 1],
  options: z.object({
    totp: z
      .boolean()
      .default(false)
      .describe('Remove the second factor instead, for who has lost telephone and recovery codes.'),
  }),
  examples: ['popis user reset ana', 'popis user reset ana --totp'],
  async run({ options: { totp }, args: [name = ''], terminal }) {
    const settings = readSettings(process.env)
    if (totp) {
      await carryOut(settings, 'user.drop-factor', { name })
      terminal.out(`${name} signs in with the password alone until a second factor is set up again.`)
      return 0
    }
    const link = await carryOut(settings, 'user.reset', { name })
    terminal.out(entryAddress(settings, link))
    terminal.err(`Hand this link to ${link.name}: it serves once, until ${link.expiresAt}.`)
    return 0
  },
})
