import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { toInstant } from '#lib/instant.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Summary = z.object({
  lastSuccess: z.string().nullish(),
  versions: z.number().nullish(),
  target: z.string().nullish(),
})

/** Windows Server Backup, where its feature is installed. */
export default defineProbe({
  topic: Backup,
  summary: 'The last successful run of Windows Server Backup (needs an administrator).',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const [summary] = await askWindows(host, 'serverBackup', Summary)
    if (!summary) throw new ProbeError('absent', 'Windows Server Backup is not installed')
    return [
      {
        job: 'Windows Server Backup',
        tool: 'windows-server-backup',
        target: summary.target || null,
        lastSuccess: summary.lastSuccess ? toInstant(summary.lastSuccess) : null,
        ...(summary.versions == null ? {} : { copies: summary.versions }),
      },
    ]
  },
})
