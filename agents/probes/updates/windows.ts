import { z } from 'zod'
import Updates from '#contract/facts/updates.js'
import { latest, toInstant } from '#lib/instant.js'
import { defineProbe } from '../../probe.js'
import { askWindows, askWindowsIfMay, windowsTimeoutMs } from '../../windows/ask-windows.js'
import { isOf } from '../../windows/update-categories.js'

const Categories = z.array(z.string()).nullish()
const Pending = z.object({ severity: z.string().nullish(), categories: Categories })
const Installed = z.object({ at: z.string().nullish(), categories: Categories })
const State = z.object({ checkedAt: z.string().nullish(), restart: z.boolean() })

const severities = ['critical', 'important', 'moderate', 'low'] as const

const countBySeverity = (pending: readonly z.infer<typeof Pending>[]) => {
  const counts = { critical: 0, important: 0, moderate: 0, low: 0, unrated: 0 }
  for (const { severity } of pending)
    counts[severities.find((name) => name === severity?.toLowerCase()) ?? 'unrated'] += 1
  return counts
}

/** One that Microsoft has rated mends a weakness, whatever category it is in. */
const isSecurity = ({ severity, categories }: z.infer<typeof Pending>): boolean =>
  Boolean(severity) || isOf(categories ?? [], 'security') || isOf(categories ?? [], 'critical')

/**
 * Updates that Windows has found out about by itself: nothing is fetched. Definitions of Defender come several times a day and
 * are no update of the system.
 */
export default defineProbe({
  topic: Updates,
  summary: 'Updates of Windows: pending by severity, last installed, last looked for, waiting for a restart.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const found = await askWindows(host, 'pendingUpdates', Pending)
    const pending = found.filter(({ categories }) => !isOf(categories ?? [], 'definitions'))
    const installed = (await askWindowsIfMay(host, 'installedUpdates', Installed)) ?? []
    const [state] = (await askWindowsIfMay(host, 'updateState', State)) ?? []
    const times = installed
      .filter(({ categories }) => !isOf(categories ?? [], 'definitions'))
      .flatMap(({ at }) => (at ? [toInstant(at)] : []))
    return [
      {
        manager: 'Windows Update',
        pending: pending.length,
        pendingSecurity: pending.filter(isSecurity).length,
        pendingBySeverity: countBySeverity(pending),
        lastAppliedAt: latest(...times),
        lastCheckedAt: state?.checkedAt ? toInstant(state.checkedAt) : null,
        ...(state ? { restartRequired: state.restart } : {}),
      },
    ]
  },
})
