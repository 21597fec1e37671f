import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { readSummary } from '../../tools/windows-server-backup/summary.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

/** Windows Server Backup, where its feature is installed. */
export default defineProbe({
  topic: Backup,
  summary: 'The last run and the last good copy of Windows Server Backup (needs an administrator).',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const [summary] = await askWindows(host, 'serverBackup', z.unknown())
    if (!summary) throw new ProbeError('absent', 'Windows Server Backup is not installed')
    return readSummary(summary)
  },
})
