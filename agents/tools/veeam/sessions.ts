import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { toInstant } from '#lib/instant.js'
import { ProbeError } from '../../probe.js'
import { historyOf } from '../backup/history.js'

type Fact = z.infer<typeof Backup.schema>

/** Asks the module of Backup & Replication for the sessions of the last weeks, and where each job writes to. */
export const sessionsScript = String.raw`$global:ErrorActionPreference = 'Stop'
$global:ProgressPreference = 'SilentlyContinue'
$since = (Get-Date).AddDays(-35)
$targets = @{}
Get-VBRJob -WarningAction SilentlyContinue | ForEach-Object {
  $r = $_.FindTargetRepository() 2>$null
  $targets[$_.Name] = @{ target = $r.Name; encrypted = [bool]$_.BackupStorageOptions.StorageEncryptionEnabled }
}
$all = @(Get-VBRBackupSession | Where-Object { $_.CreationTime -gt $since } | ForEach-Object {
  [pscustomobject]@{
    job = $_.JobName
    result = [string]$_.Result
    state = [string]$_.State
    endedAt = $_.EndTimeUTC.ToString('o')
    startedAt = $_.CreationTimeUTC.ToString('o')
    sizeBytes = [long]$_.BackupStats.DataSize
    target = $targets[$_.JobName].target
    encrypted = $targets[$_.JobName].encrypted
  }
})
[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
[Console]::Out.Write((ConvertTo-Json $all -Depth 3 -Compress))
`

const when = z.iso.datetime({ offset: true }).transform(toInstant)

const Session = z.object({
  job: z.string(),
  result: z.string(),
  state: z.string(),
  endedAt: when,
  startedAt: when,
  sizeBytes: z.int().min(0).nullish(),
  target: z.string().nullish(),
  encrypted: z.boolean().nullish(),
})
type Session = z.infer<typeof Session>

// PowerShell 5 makes a list of one an object.
const Sessions = z.union([z.array(Session), Session.transform((one) => [one])])

const results: Readonly<Record<string, 'success' | 'warning' | 'failed'>> = {
  success: 'success',
  warning: 'warning',
  failed: 'failed',
}

/** The jobs of Veeam Backup & Replication by their sessions. A session that ended with warnings is no success. */
export const readSessions = (said: unknown): Fact[] => {
  const parsed = Sessions.safeParse(said)
  if (!parsed.success)
    throw new ProbeError('unreadable', 'Get-VBRBackupSession answers in another shape', {
      cause: parsed.error,
    })
  const jobs = new Map<string, Session[]>()
  for (const session of parsed.data) jobs.set(session.job, [...(jobs.get(session.job) ?? []), session])
  return [...jobs].map(([job, sessions]) => {
    const ordered = sessions.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1))
    const newest = ordered.at(-1)
    // One that runs has no result yet, and its end lies in the year 1900.
    const ended = ordered.filter(({ result }) => result.toLowerCase() !== 'none')
    const runs = ended.map(({ result, endedAt, sizeBytes }) => {
      const meant = results[result.toLowerCase()] ?? 'failed'
      return {
        at: endedAt,
        result: meant,
        ...(sizeBytes == null || meant !== 'success' ? {} : { sizeBytes }),
      }
    })
    return {
      job,
      tool: 'veeam',
      target: newest?.target ?? null,
      ...historyOf(runs),
      ...(newest?.encrypted == null ? {} : { encrypted: newest.encrypted }),
    }
  })
}
