import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { type Instant, toInstant } from '#lib/instant.js'
import { ProbeError } from '../../probe.js'

type Fact = z.infer<typeof Backup.schema>

/** The section that PowerShell is asked: dates as ISO 8601 in UTC, because its own form differs with its version. */
export const summaryScript = `
$s = Get-WBSummary
$p = Get-WBPolicy
function Utc($d) { if ($d -and $d.Year -gt 1900) { $d.ToUniversalTime().ToString('o') } }
[pscustomobject]@{
  lastSuccess = Utc $s.LastSuccessfulBackupTime
  lastRun = Utc $s.LastBackupTime
  result = $s.LastBackupResultHR
  detailed = $s.DetailedMessage
  target = $s.LastBackupTarget
  versions = $s.NumberOfVersions
  scheduled = [bool]($p -and $p.Schedule)
  paths = @($p | ForEach-Object { Get-WBVolume -Policy $_ } | ForEach-Object { $_.MountPath })
}
`.trim()

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
  paths: z.array(z.string().nullable()).nullish(),
})

/** Windows Server Backup as one job; it keeps neither sizes nor a history that could be asked cheaply. */
export const readSummary = (said: unknown): Fact[] => {
  const parsed = Summary.safeParse(said)
  if (!parsed.success)
    throw new ProbeError('unreadable', 'Get-WBSummary answers in another shape', { cause: parsed.error })
  const { lastSuccess, lastRun, result, detailed, target, versions, paths } = parsed.data
  const failed = result !== null && result !== 0
  const named = (paths ?? []).filter((path) => path !== null && path !== '')
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
      ...(named.length > 0 ? { paths: named.filter((path): path is string => path !== null) } : {}),
    },
  ]
}
