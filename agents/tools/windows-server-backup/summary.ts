import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { type Instant, toInstant } from '#lib/instant.js'

type Fact = z.infer<typeof Backup.schema>

// A time that there is none of is left out by PowerShell, or is null.
const when = z.iso
  .datetime({ offset: true })
  .transform((text): Instant => toInstant(text))
  .nullish()
  .transform((instant): Instant | null => instant ?? null)

export const Summary = z.object({
  lastSuccess: when,
  lastRun: when,
  result: z.number().nullish(),
  detailed: z.string().nullish(),
  target: z.string().nullish(),
  versions: z.int().min(0).nullish(),
  paths: z.array(z.string().nullable()).nullish(),
})

/** Windows Server Backup as one job; it keeps neither sizes nor a history that could be asked cheaply. */
export const summaryFact = (summary: z.infer<typeof Summary>): Fact => {
  const { lastSuccess, lastRun, result, detailed, target, versions, paths } = summary
  const named = (paths ?? []).filter((path): path is string => path !== null && path !== '')
  return {
    job: 'Windows Server Backup',
    tool: 'windows-server-backup',
    target: target || null,
    lastSuccess,
    lastRun,
    lastResult: lastRun === null ? null : (result ?? 0) === 0 ? 'success' : 'failed',
    lastMessage: detailed?.slice(0, 1024) || null,
    ...(versions == null ? {} : { copies: versions }),
    ...(named.length > 0 ? { paths: named.slice(0, 256) } : {}),
  }
}
