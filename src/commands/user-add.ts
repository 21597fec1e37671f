import { z } from 'zod'
import { personRoles } from '#domain/ports/people.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { entryAddress } from '../entry-address.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Makes an account and prints the link with which its owner sets the password, once.',
  usage: 'NAME',
  takes: [1, 1],
  options: z.object({
    role: z.enum(personRoles).describe('What the person may do.'),
    mail: z.string().optional().describe('Mail address, for a link when the password is forgotten.'),
    fullName: z.string().default('').describe('Name and surname.'),
  }),
  examples: [
    'popis user add ana --role operator',
    'popis user add petar --role approver --mail petar@example.rs',
  ],
  async run({ options: { role, mail = null, fullName }, args: [name = ''], terminal }) {
    const settings = readSettings(process.env)
    const link = await carryOut(settings, 'user.add', { name, role, mail, fullName })
    terminal.out(entryAddress(settings, link))
    terminal.err(`Hand this link to ${link.name}: it serves once, until ${link.expiresAt}.`)
    return 0
  },
})
