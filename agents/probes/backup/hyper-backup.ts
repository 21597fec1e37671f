import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { readLog } from '../../tools/hyper-backup/log.js'

// A year of nightly tasks.
const logEnd = 512 * 1024

/** The tasks of Synology Hyper Backup by their log: on the device itself, or where it lies on a share. */
export default defineProbe({
  topic: Backup,
  summary: 'The tasks of Synology Hyper Backup, by their log.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    log: z
      .string()
      .min(1)
      .max(1024)
      .default('/var/log/synolog/synobackup.log')
      .describe('The log, as an agent here may read it.'),
    timeZone: z.string().min(1).max(64).default('Europe/Belgrade').describe('The time zone of the device.'),
    ...declaredOptions,
  }),
  label: ({ log }) => log,

  async collect(host, options) {
    const { log, timeZone } = options
    const text = Buffer.from(await host.readEnd(log, logEnd), 'latin1').toString('utf8')
    const facts = readLog(text, timeZone)
    if (facts.length === 0) throw new ProbeError('unreadable', `${log} tells of no task`)
    const declared = await declaredOf(host, options, null)
    return facts.map((fact) => ({ ...fact, ...declared }))
  },
})
