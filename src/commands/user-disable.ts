import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Ends all sessions of an account and the API tokens that it made, and lets it in no more.',
  usage: 'NAME',
  takes: [1, 1],
  options: z.object({}),
  examples: ['popis user disable ana'],
  async run({ args: [name = ''], terminal }) {
    await carryOut(readSettings(process.env), 'user.disable', { name })
    terminal.out(`${name} may no longer come in.`)
    return 0
  },
})
