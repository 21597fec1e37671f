import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import type { Host } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { readEvents, VeeamLog } from '../../tools/veeam/events.js'
import { readSessions, sessionsScript } from '../../tools/veeam/sessions.js'
import { askWindows, runScript, windowsTimeoutMs } from '../../windows/ask-windows.js'

const ofServer = 'Veeam Backup'

const askSessions = async (host: Host, shell: 'powershell' | 'pwsh') => {
  const stdout = await runScript(host, `${shell}.exe`, sessionsScript, 100_000)
  return readSessions(JSON.parse(stdout))
}

/** Veeam Agent and Veeam Backup & Replication, by what they write into the log of Windows at the end of each run. */
export default defineProbe({
  topic: Backup,
  summary: 'The jobs of Veeam Agent and of Veeam Backup & Replication, by their event logs.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({
    sessions: z
      .enum(['powershell', 'pwsh'])
      .optional()
      .describe(
        'On a server of Backup & Replication: ask its own module as well, for sizes and repositories; pwsh from version 13 on.',
      ),
    ...declaredOptions,
  }),

  async collect(host, options) {
    const logs = await askWindows(host, 'veeamLogs', VeeamLog)
    if (logs.length === 0) throw new ProbeError('absent', 'Veeam is not installed')
    const asked = options.sessions ? await askSessions(host, options.sessions) : []
    const read = options.sessions ? logs.filter(({ log }) => log !== ofServer) : logs
    const facts = [...asked, ...readEvents(read)]
    if (facts.length === 0) throw new ProbeError('unreadable', 'the logs of Veeam tell of no run that ended')
    return Promise.all(
      facts.map(async (fact) => ({
        ...fact,
        ...(await declaredOf(host, options, null)),
      })),
    )
  },
})
