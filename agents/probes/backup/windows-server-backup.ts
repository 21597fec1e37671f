import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { Summary, summaryFact } from '../../tools/windows-server-backup/summary.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

/** Windows Server Backup, where its feature is installed. */
export default defineProbe({
  topic: Backup,
  summary: 'The last run of Windows Server Backup, and the last that went well (needs an administrator).',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({ ...declaredOptions }),

  async collect(host, options) {
    const [summary] = await askWindows(host, 'serverBackup', Summary)
    if (!summary) throw new ProbeError('absent', 'Windows Server Backup is not installed')
    return [{ ...summaryFact(summary), ...(await declaredOf(host, options, null)) }]
  },
})
