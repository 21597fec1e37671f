import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Ends an API token.',
  usage: 'ID',
  takes: [1, 1],
  options: z.object({}),
  examples: ['popis token list', 'popis token revoke 0b0f2c1e-8a55-4a3e-9d0e-6d3a0f4d1c22'],
  async run({ args: [id = ''], terminal }) {
    await carryOut(readSettings(process.env), 'token.revoke', { id })
    terminal.out(`The token ${id} no longer serves.`)
    return 0
  },
})
