import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { pingUrl } from '../ping-url.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Gives a check another address and prints it, once; the one before ends.',
  usage: 'SLUG',
  takes: [1, 1],
  options: z.object({}),
  examples: ['popis ping renew nightly-backup'],
  async run({ args: [slug = ''], terminal }) {
    const settings = readSettings(process.env)
    const { secret } = await carryOut(settings, 'ping.renew', { slug })
    terminal.out(pingUrl(settings, secret))
    return 0
  },
})
