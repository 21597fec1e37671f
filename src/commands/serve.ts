import { z } from 'zod'
import { defineCommand } from '../command.js'
import { openService } from '../main.js'
import { readSettings } from '../settings.js'
import { untilStopped } from '../signals.js'

export default defineCommand({
  summary: 'Runs the server.',
  options: z.object({
    sample: z
      .boolean()
      .default(false)
      .describe('Begin with a copy of the sample municipality, where there is no register yet.'),
  }),
  examples: ['popis serve', 'POPIS_PORT=8080 POPIS_DATA=/var/lib/popis popis serve'],
  async run({ options, terminal }) {
    const service = await openService(readSettings(process.env), options)
    terminal.err(`Popis listens on ${service.url}`)
    if (service.welcome)
      terminal.err(`Set the password of the first administrator (once, within a day):\n  ${service.welcome}`)
    await untilStopped()
    await service.close()
    return 0
  },
})
