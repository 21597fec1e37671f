import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { toInstant } from '#lib/instant.js'
import { historyOf } from '../backup/history.js'

type Fact = z.infer<typeof Backup.schema>

/** The part of `pgbackrest info --output=json` relied on here. */
const Stanzas = z.array(
  z.object({
    name: z.string(),
    cipher: z.string().optional(),
    status: z.object({ code: z.int(), message: z.string() }),
    backup: z
      .array(
        z.object({
          error: z.boolean().nullish(),
          info: z.object({ size: z.int().min(0) }),
          timestamp: z.object({ stop: z.int() }),
        }),
      )
      .default([]),
  }),
)

/** The stanzas of pgBackRest, each of which is a cluster of PostgreSQL. A copy with a damaged page is no success. */
export const readStanzas = (text: string): Fact[] =>
  Stanzas.parse(JSON.parse(text)).map(({ name, cipher, status, backup }) => ({
    job: name,
    tool: 'pgbackrest',
    target: null,
    ...historyOf(
      backup.map(({ error, info, timestamp }) => ({
        at: toInstant(timestamp.stop * 1000),
        sizeBytes: info.size,
        ...(error ? { result: 'failed' as const } : {}),
      })),
    ),
    lastMessage: status.code === 0 ? null : status.message,
    copies: backup.length,
    ...(cipher === undefined || cipher === 'mixed' ? {} : { encrypted: cipher !== 'none' }),
  }))
