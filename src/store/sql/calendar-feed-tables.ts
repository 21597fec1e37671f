import type { Instant } from '#lib/instant.js'

interface CalendarFeedRow {
  organisation: string
  id: string
  hash: string
  user_id: string
  name: string
  language: string
  has_alarms: number
  created_at: Instant
  revoked_at: Instant | null
  last_used_at: Instant | null
}

export interface CalendarFeedTables {
  calendar_feeds: CalendarFeedRow
}
