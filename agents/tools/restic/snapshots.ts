import { z } from 'zod'
import { type Instant, toInstant } from '#lib/instant.js'

const Summary = z.object({
  total_bytes_processed: z.int().min(0),
  total_files_processed: z.int().min(0).optional(),
  backup_end: z.iso.datetime({ offset: true }).optional(),
})

/** The part of `restic snapshots --json` relied on here. The summary has been there since 0.17. */
export const Snapshots = z
  .array(
    z.object({
      id: z.string(),
      time: z.iso.datetime({ offset: true }),
      hostname: z.string().default(''),
      paths: z.array(z.string()).default([]),
      summary: Summary.optional(),
    }),
  )
  .nullable()
  .transform((all) =>
    (all ?? []).map(
      ({ id, time, hostname, paths, summary }): Snapshot => ({
        id,
        at: toInstant(summary?.backup_end ?? time),
        source: hostname,
        paths: [...paths].sort(),
        measured: summary
          ? { sizeBytes: summary.total_bytes_processed, files: summary.total_files_processed ?? null }
          : null,
      }),
    ),
  )

export interface Snapshot {
  readonly id: string
  readonly at: Instant
  readonly source: string
  readonly paths: readonly string[]
  readonly measured: { readonly sizeBytes: number; readonly files: number | null } | null
}
