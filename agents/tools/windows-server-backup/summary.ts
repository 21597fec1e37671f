import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { type Instant, toInstant } from '#lib/instant.js'
import { ProbeError } from '../../probe.js'

type Fact = z.infer<typeof Backup.schema>

const when = z.iso
  .datetime({ offset: true })
  .transform((text): Instant => toInstant(text))
  .nullable()

const Summary = z.object({
  lastSuccess: when,
  lastRun: when,
  result: z.number().nullable(),
  detailed: z.string().nullish(),
  target: z.string().nullish(),
  versions: z.int().min(0).nullable(),
})

/** Windows Server Backup as one job; it keeps neither sizes nor a history that could be asked cheaply. */
export const readSummary = (said: unknown): Fact[] => {
  const parsed = Summary.safeParse(said)
  if (!parsed.success)
    throw new ProbeError('unreadable', 'Get-WBSummary answers in another shape', { cause: parsed.error })
  const { lastSuccess, lastRun, result, detailed, target, versions } = parsed.data
  const failed = result !== null && result !== 0
  return [
    {
      job: 'Windows Server Backup',
      tool: 'windows-server-backup',
      target: target || null,
      lastSuccess,
      lastRun,
      lastResult: lastRun === null ? null : failed ? 'failed' : 'success',
      lastMessage: detailed ? detailed.slice(0, 1024) : null,
      ...(versions === null ? {} : { copies: versions }),
    },
  ]
}
