import { z } from 'zod'
import { type PersonRole, personRoles } from '#domain/ports/people.js'
import { Problem } from '#lib/problem.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readSettings } from '../settings.js'

const isRole = (name: string): name is PersonRole => (personRoles as readonly string[]).includes(name)

export default defineCommand({
  summary: 'Gives an account another role; whoever has it must sign in again.',
  usage: 'NAME ROLE',
  takes: [2, 2],
  options: z.object({}),
  examples: ['popis user role ana auditor'],
  async run({ args: [name = '', role = ''], terminal }) {
    if (!isRole(role))
      throw new Problem('invalid', `There is no role ${role}; roles are ${personRoles.join(', ')}`)
    await carryOut(readSettings(process.env), 'user.role', { name, role })
    terminal.out(`${name} is ${role} now.`)
    return 0
  },
})
