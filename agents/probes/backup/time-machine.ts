import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { readPreferences } from '../../tools/time-machine/preferences.js'

const file = '/Library/Preferences/com.apple.TimeMachine.plist'

/** The destinations of Time Machine. Reading them needs full access to the disk. */
export default defineProbe({
  topic: Backup,
  summary: 'The newest copy of Time Machine on each of its destinations.',
  platforms: ['darwin'],
  options: z.object(declaredOptions),

  async collect(host, options) {
    if ((await ifThere(host.stat(file))) === null)
      return [{ job: 'Time Machine', tool: 'time-machine', target: null, lastSuccess: null, copies: 0 }]
    const { code, stdout, stderr } = await host.run('plutil', ['-convert', 'xml1', '-o', '-', file])
    if (code !== 0)
      throw new ProbeError(/permi/i.test(stderr) ? 'denied' : 'unreadable', stderr.trim() || `plutil ended with exit code ${code}`)
    const declared = await declaredOf(host, options, null)
    return readPreferences(stdout).map((fact) => ({ ...fact, ...declared }))
  },
})
