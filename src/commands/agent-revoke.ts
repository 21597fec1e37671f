import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Ends the key of an agent: its next report is refused.',
  usage: 'ID',
  takes: [1, 1],
  options: z.object({}),
  examples: ['popis agent list', 'popis agent revoke 0b0f2c1e-8a55-4a3e-9d0e-6d3a0f4d1c22'],
  async run({ args: [id = ''], terminal }) {
    const { subject } = await carryOut(readSettings(process.env), 'agent.revoke', { id })
    terminal.out(`Agent ${id} of ${subject} may no longer report.`)
    return 0
  },
})
