import type { FactSet } from '#domain/ports.js'
import type { Param } from './query.js'
import type { FactColumns } from './tables.js'

/** The columns that a fact set and its spans share. */
export const factColumns = [
  'agent',
  'subject',
  'topic',
  'entry',
  'hash',
  'since',
  'observed_at',
  'asked_since',
  'asked_at',
  'asked_reason',
  'asked_detail',
  'asked_configured',
  'gone_at',
  'shift_seconds',
] as const satisfies readonly (keyof FactColumns)[]

export const factParams = (p: Param<FactColumns>) => ({
  agent: p('agent'),
  subject: p('subject'),
  topic: p('topic'),
  entry: p('entry'),
  hash: p('hash'),
  since: p('since'),
  observed_at: p('observed_at'),
  asked_since: p('asked_since'),
  asked_at: p('asked_at'),
  asked_reason: p('asked_reason'),
  asked_detail: p('asked_detail'),
  asked_configured: p('asked_configured'),
  gone_at: p('gone_at'),
  shift_seconds: p('shift_seconds'),
})

export const fromFactSet = (set: FactSet): FactColumns => ({
  agent: set.agent,
  subject: set.subject,
  topic: set.topic,
  entry: set.entry,
  hash: set.hash,
  since: set.since,
  observed_at: set.observedAt,
  asked_since: set.asked?.since ?? null,
  asked_at: set.asked?.at ?? null,
  asked_reason: set.asked?.reason ?? null,
  asked_detail: set.asked?.detail ?? null,
  asked_configured: set.asked ? (set.asked.configured ? 1 : 0) : null,
  gone_at: set.goneAt,
  shift_seconds: set.shiftSeconds,
})

const askedOf = (row: FactColumns): FactSet['asked'] => {
  const { asked_since: since, asked_at: at, asked_reason: reason } = row
  if (since === null || at === null || reason === null) return null
  return { since, at, reason, detail: row.asked_detail ?? '', configured: row.asked_configured === 1 }
}

export const toFactSet = (id: number, row: FactColumns): FactSet => ({
  id,
  agent: row.agent,
  subject: row.subject,
  topic: row.topic,
  entry: row.entry,
  hash: row.hash,
  since: row.since,
  observedAt: row.observed_at,
  asked: askedOf(row),
  goneAt: row.gone_at,
  shiftSeconds: row.shift_seconds,
})
