import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe } from '../../probe.js'
import { askPlist } from '../../tools/macos/ask-plist.js'
import { readPreferences } from '../../tools/time-machine/preferences.js'

/** Time Machine, disk by disk. Its settings tell in UTC what tmutil writes in local time. */
export default defineProbe({
  topic: Backup,
  summary: 'The last copies of Time Machine (needs root and full disk access).',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const path = '/Library/Preferences/com.apple.TimeMachine.plist'
    return readPreferences(await askPlist(host, path, z.unknown()))
  },
})
