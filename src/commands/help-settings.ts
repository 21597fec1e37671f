import { z } from 'zod'
import { defineCommand } from '../command.js'
import { settingsTable } from '../settings.js'

export default defineCommand({
  summary: 'Lists what the environment sets, each with its default.',
  options: z.object({}),
  examples: ['popis help settings', 'POPIS_PORT=9000 POPIS_DATA=/srv/popis popis serve'],
  async run({ terminal }) {
    terminal.out(
      'Set these in the environment, or as NAME=value lines of the file that POPIS_SETTINGS names.\n',
    )
    for (const { variable, fallback, about } of Object.values(settingsTable))
      terminal.out(`  ${variable}${fallback ? ` (${fallback})` : ''}\n      ${about}`)
    return 0
  },
})
