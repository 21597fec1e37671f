import { z } from 'zod'
import Log from '#contract/facts/log.js'
import { toInstant } from '#lib/instant.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

const SecurityLog = z.object({
  enabled: z.boolean(),
  mode: z.string().nullish(),
  oldest: z.string().nullish(),
  size: z.number().nullish(),
  most: z.number().nullish(),
  to: z.array(z.string()).nullish(),
})

/** `Server=https://collector.example:5986/wsman/SubscriptionManager/WEC,Refresh=60`. */
const collectorOf = (subscription: string): string | null =>
  URL.parse(/Server=([^,]+)/i.exec(subscription)?.[1]?.trim() ?? '')?.hostname.toLowerCase() || null

// It wraps in pieces, so that it never holds as much as it may.
const fullShare = 0.9

/** The security log of Windows. */
export default defineProbe({
  topic: Log,
  summary: 'How far back the security log goes, and to which collector it is sent (needs an administrator).',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const [log] = await askWindows(host, 'securityLog', SecurityLog)
    if (!log) throw new ProbeError('unreadable', 'Windows does not describe its security log')
    const { enabled, mode, oldest, size, most, to } = log
    const collectors = (to ?? []).map(collectorOf).filter((name) => name !== null)
    return [
      {
        tool: 'Windows',
        enabled,
        oldestAt: oldest ? toInstant(oldest) : null,
        ...(size == null || !most ? {} : { isFull: mode !== 'AutoBackup' && size >= most * fullShare }),
        forwardedTo: [...new Set(collectors)].slice(0, 16),
      },
    ]
  },
})
