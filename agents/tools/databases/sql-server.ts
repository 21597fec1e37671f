import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { toInstant } from '#lib/instant.js'
import { historyOf, type Run } from '../backup/history.js'

type Fact = z.infer<typeof Backup.schema>

/**
 * What the server itself noted of its backups. Its times are local, so they are moved by what parts its clock from UTC
 * now. As one value, because longer answers for JSON come in pieces.
 */
export const backupsQuery = `
SET NOCOUNT ON;
SELECT (
  SELECT d.name AS [database], b.type, b.backup_size AS sizeBytes, b.is_damaged AS damaged,
    CASE WHEN b.encryptor_type IS NULL THEN 0 ELSE 1 END AS encrypted, m.physical_device_name AS target,
    CONVERT(varchar(19), DATEADD(minute, DATEDIFF(minute, GETDATE(), GETUTCDATE()), b.backup_finish_date), 126) + 'Z' AS endedAt
  FROM sys.databases d
  OUTER APPLY (
    SELECT TOP 12 * FROM msdb.dbo.backupset s
    WHERE s.database_name = d.name AND s.type IN ('D', 'I') AND s.is_copy_only = 0
    ORDER BY s.backup_finish_date DESC
  ) b
  LEFT JOIN msdb.dbo.backupmediafamily m ON m.media_set_id = b.media_set_id AND m.family_sequence_number = 1 AND m.mirror = 0
  WHERE d.name NOT IN ('tempdb', 'model') AND d.source_database_id IS NULL
  FOR JSON PATH, INCLUDE_NULL_VALUES
)
`.trim()

const Rows = z.array(
  z.object({
    database: z.string(),
    type: z.enum(['D', 'I']).nullable(),
    sizeBytes: z.number().min(0).nullable(),
    damaged: z.union([z.boolean(), z.number()]).nullable(),
    encrypted: z.union([z.boolean(), z.number()]).nullable(),
    target: z.string().nullable(),
    endedAt: z.iso.datetime({ offset: true }).transform(toInstant).nullable(),
  }),
)
type Row = z.infer<typeof Rows>[number]

const runOf = ({ type, sizeBytes, damaged, endedAt }: Row): Run | null =>
  endedAt === null
    ? null
    : {
        at: endedAt,
        // What changed since the last full one says nothing of what is usual.
        ...(type === 'D' && sizeBytes !== null ? { sizeBytes: Math.round(sizeBytes) } : {}),
        ...(damaged ? { result: 'failed' as const } : {}),
      }

const folderOf = (file: string): string => file.replace(/[/\\][^/\\]*$/, '')

/** Each database with its own backups; one that was never backed up is told as a job without a copy. */
export const readBackups = (said: string, server: string): Fact[] => {
  const from = said.indexOf('[')
  const rows = from < 0 ? [] : Rows.parse(JSON.parse(said.slice(from, said.lastIndexOf(']') + 1)))
  const databases = new Map<string, Row[]>()
  for (const row of rows) databases.set(row.database, [...(databases.get(row.database) ?? []), row])
  return [...databases].map(([database, all]) => {
    const runs = all.map(runOf).filter((run) => run !== null)
    const newest = all.reduce((a, b) => ((a.endedAt ?? '') > (b.endedAt ?? '') ? a : b))
    return {
      job: `${server} ${database}`,
      tool: 'sqlserver',
      target: newest.target === null ? null : folderOf(newest.target),
      ...historyOf(runs),
      ...(newest.encrypted === null ? {} : { encrypted: Boolean(newest.encrypted) }),
    }
  })
}
