import { pino } from 'pino'
import { z } from 'zod'
import { defineCommand } from '../command.js'
import { certificateFingerprint } from '../http/listen.js'
import { openService } from '../main.js'
import { startOwnAgent } from '../own-agent.js'
import { readSettings } from '../settings.js'
import { untilStopped } from '../signals.js'

export default defineCommand({
  summary: 'Runs the server and the agent of this machine: what npm start does.',
  options: z.object({
    sample: z
      .boolean()
      .default(false)
      .describe('Begin with a copy of the sample municipality, where there is no register yet.'),
  }),
  examples: ['npm start', 'npm start -- --sample', 'POPIS_PORT=8080 npm start'],
  async run({ options, terminal }) {
    const settings = readSettings(process.env)
    const service = await openService(settings, options)
    terminal.err(`Popis listens on ${service.url}`)
    if (service.welcome)
      terminal.err(`Set the password of the first administrator (once, within a day):\n  ${service.welcome}`)
    try {
      const agent = await startOwnAgent({
        service,
        data: settings.data,
        log: pino({ level: settings.logLevel, base: null }),
        trust: settings.tlsCert === null ? {} : { fingerprint: certificateFingerprint(settings.tlsCert) },
      })
      await untilStopped()
      await agent.stop()
    } finally {
      await service.close()
    }
    return 0
  },
})
