import type { CheckKind } from '#contract/ping-check.js'
import type { Tells } from '#domain/jobs/check.js'
import type { Instant } from '#lib/instant.js'

interface PingCheckRow {
  organisation: string
  id: string
  slug: string
  name: string
  kind: CheckKind
  /** JSON. */
  schedule: string
  subject: string
  created_at: Instant
  revoked_at: Instant | null
  /** JSON. */
  state: string
}

interface PingRow {
  organisation: string
  check_id: string
  number: number
  at: Instant
  tells: Tells
  exit_status: number | null
  run: string | null
  method: string
  duration_seconds: number | null
  body_bytes: number
  body: Uint8Array | null
}

interface PingKeyRow {
  organisation: string
  hash: string
  created_at: Instant
  revoked_at: Instant | null
}

export interface PingTables {
  ping_checks: PingCheckRow
  pings: PingRow
  ping_keys: PingKeyRow
}
