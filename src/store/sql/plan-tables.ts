import type { Instant } from '#lib/instant.js'

interface PlanProgressRow {
  organisation: string
  plan: string
  hash: string
  reporter: string
  as_of: Instant
  received_at: Instant
  who: string
  who_name: string
  /** JSON, as it was said. */
  body: string
}

/** What is kept of plans beside the register. */
export interface PlanTables {
  plan_progress: PlanProgressRow
}
