import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Lets an account in again that was disabled.',
  usage: 'NAME',
  takes: [1, 1],
  options: z.object({}),
  examples: ['popis user enable ana'],
  async run({ args: [name = ''], terminal }) {
    await carryOut(readSettings(process.env), 'user.enable', { name })
    terminal.out(`${name} may come in again.`)
    return 0
  },
})
