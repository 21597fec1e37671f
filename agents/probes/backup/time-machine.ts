import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { askPlist } from '../../tools/macos/ask-plist.js'
import { Preferences, readDestinations } from '../../tools/time-machine/preferences.js'

const preferences = '/Library/Preferences/com.apple.TimeMachine.plist'

/** Time Machine, disk by disk. Its settings tell in UTC what tmutil writes in local time. */
export default defineProbe({
  topic: Backup,
  summary: 'The last copies of Time Machine, by its settings (needs root and full disk access).',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({ ...declaredOptions }),

  async collect(host, options) {
    const declared = await declaredOf(host, options, null)
    const facts = readDestinations(await askPlist(host, preferences, Preferences))
    return facts.map((fact) => ({ ...fact, ...declared }))
  },
})
