import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Ends a check: its address is no more, and its job is unknown until somebody retires it.',
  usage: 'SLUG',
  takes: [1, 1],
  options: z.object({}),
  examples: ['popis ping list', 'popis ping revoke nightly-backup'],
  async run({ args: [slug = ''], terminal }) {
    const { name } = await carryOut(readSettings(process.env), 'ping.revoke', { slug })
    terminal.out(`The check ${name} no longer serves.`)
    return 0
  },
})
