import { z } from 'zod'
import { checkKinds } from '#contract/ping-check.js'
import { readSchedule } from '#service/pings/read-schedule.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readLiveRegister } from '../live-register.js'
import { pingUrl } from '../ping-url.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Makes a check of a job and prints the address that the job calls, once.',
  usage: 'NAME',
  takes: [1, 1],
  options: z.object({
    kind: z.enum(checkKinds).default('backup').describe('backup: its runs make copies. job: anything else.'),
    every: z.string().default('').describe('How often it runs, such as 24h.'),
    cron: z.string().default('').describe('When it runs, as crontab has it; in place of --every.'),
    zone: z.string().default('').describe('Time zone of --cron. Without it: that of the organisation.'),
    grace: z.string().default('1h').describe('How long after its time, or its start, a run is still good.'),
    on: z
      .string()
      .optional()
      .describe('The device or asset that it is about. Without it: a device of its own.'),
    slug: z.string().optional().describe('Its short name. Without it: made from the name.'),
  }),
  examples: [
    'popis ping add "Nightly backup" --every 24h --grace 2h --on srv-01',
    'popis ping add certificates --kind job --cron "0 6 * * 1" --zone Europe/Belgrade',
  ],
  async run({ args: [name = ''], options: { kind, on, slug, zone, ...typed }, terminal }) {
    const settings = readSettings(process.env)
    const where = zone || (await readLiveRegister(settings.register)).organisation.timeZone
    const schedule = readSchedule({ ...typed, zone: where })
    const given = { name, kind, schedule, on: on ?? null, ...(slug !== undefined && { slug }) }
    const { secret } = await carryOut(settings, 'ping.add', given)
    terminal.out(pingUrl(settings, secret))
    return 0
  },
})
