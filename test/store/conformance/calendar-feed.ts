import type { CalendarFeed } from '#domain/ports/calendar-feeds.js'

export const calendarFeed = (own: Partial<CalendarFeed> = {}): CalendarFeed => ({
  id: 'feed-1',
  user: 'user-1',
  name: 'telephone',
  language: 'en',
  hasAlarms: false,
  createdAt: '2026-11-22T00:00:00.000Z',
  revokedAt: null,
  lastUsedAt: null,
  ...own,
})
