import type { GeneratedAlways } from 'kysely'
import type { Part } from '#contract/register.js'
import type { FailureReason } from '#contract/report.js'
import type { SubjectKind } from '#contract/topic.js'
import type { State, UnknownReason } from '#contract/verdict.js'
import type { Mark } from '#domain/counting/mark.js'
import type { Alert, Notice } from '#domain/ports/alerts.js'
import type { EditAction } from '#domain/ports/register-edits.js'
import type { Question } from '#domain/ports/remembered-answers.js'
import type { Instant } from '#lib/instant.js'
import type { CalendarFeedTables } from './calendar-feed-tables.js'
import type { IdentityTables } from './identity-tables.js'
import type { ImportTables } from './import-tables.js'
import type { PeopleTables } from './people-tables.js'
import type { PingTables } from './ping-tables.js'
import type { PlanTables } from './plan-tables.js'

type Flag = 0 | 1
/** JSON as text. */
type Json = string

interface Scoped {
  organisation: string
}

interface Span {
  began_at: Instant
  ended_at: Instant | null
}

interface CounterRow extends Scoped {
  name: string
  value: number
}

export interface AgentRow extends Scoped {
  id: string
  subject: string
  key_hash: string | null
  enrolled_at: Instant
  revoked_at: Instant | null
  version: string
  instance: string | null
  sequence: number
  observed_at: Instant | null
  received_at: Instant | null
  interval_seconds: number
  stale_at: Instant | null
  is_stale: Flag
  manifest: string | null
  skew_seconds: number
}

interface SubjectRow extends Scoped {
  id: string
  kind: SubjectKind
  name: string
  first_seen: Instant
  verdicts: Json
}

interface SubjectTraitsRow extends Scoped {
  subject: string
  os_family: string | null
  os: string | null
  manufacturer: string | null
  model: string | null
  serial: string | null
  address: string | null
  asset: string | null
  search: string
}

interface BodyRow extends Scoped {
  hash: string
  topic: string
  content: Uint8Array
}

/** What is known of a fact set, now or during a span. */
export interface FactColumns {
  agent: string
  subject: string
  topic: string
  entry: string
  hash: string | null
  since: Instant | null
  observed_at: Instant | null
  asked_since: Instant | null
  asked_at: Instant | null
  asked_reason: FailureReason | null
  asked_detail: string | null
  asked_configured: Flag | null
  gone_at: Instant | null
  shift_seconds: number
}

interface FactSetRow extends Scoped, FactColumns {
  id: number
}

interface FactSpanRow extends Scoped, Span, FactColumns {
  set_id: number
}

interface LostKeyRow extends Scoped {
  set_id: number
  fact_key: string
  hash: string
  since: Instant
  ended_at: Instant | null
}

interface VerdictRow extends Scoped, Span {
  rule: string
  thing: string
  subject: string | null
  state: State
  since: Instant | null
  flips_at: Instant | null
  evidence: Json
  reason: GeneratedAlways<UnknownReason | ''>
}

interface VerdictGroupRow extends Scoped {
  state: State
  rule: string
  reason: UnknownReason | ''
  count: number
}

interface ReportRow extends Scoped {
  agent: string
  instance: string
  sequence: number
  observed_at: Instant
  received_at: Instant
  digest: string
  manifest: string
  shift_seconds: number
  readings: Json | null
}

interface ReadingBucketRow extends Scoped {
  subject: string
  entry: string
  metric: string
  fact_key: string
  began_at: Instant
  least: number
  mean: number
  greatest: number
  count: number
}

interface RegisterEntryRow extends Scoped, Span {
  collection: Part
  id: string
  body: Json
}

interface RegisterEditRow extends Scoped {
  number: number
  at: Instant
  who: string
  who_name: string
  action: EditAction
  why: string | null
  undoes: number | null
  version_before: string
  version_after: string
  change_count: number
}

interface RegisterChangeRow extends Scoped {
  edit: number
  part: Part
  id: string
  before: Json | null
  after: Json | null
}

interface CountRow extends Scoped {
  id: string
  opened_at: Instant
  body: Json
}

interface CountAssetRow extends Scoped {
  count: string
  number: number
  body: Json
}

interface CountMarkRow extends Scoped {
  count: string
  number: number
  id: string
  asset: string | null
  tag: string
  found: Mark['found']
  place: string | null
  what: string | null
  serial: string | null
  note: string | null
  document: string | null
  withdraws: string | null
  outside: Json | null
  who: string
  who_name: string
  at: Instant
}

interface AlertRow extends Scoped {
  id: number
  cause: Alert['cause']
  rule: string | null
  thing: string
  subject: string | null
  state: State
  since: Instant | null
  opened_at: Instant
  closed_at: Instant | null
  urgency: Alert['urgency']
  evidence: Json
}

interface NoticeRow extends Scoped {
  id: number
  alert: number
  kind: Notice['kind']
  channel: string
  recipient: string
  language: string
  urgency: Notice['urgency']
  queued_at: Instant
  due_at: Instant
  message: string | null
  message_at: Instant | null
  attempts: number
  sent_at: Instant | null
  failed_at: Instant | null
  error: string | null
}

interface RememberedAnswerRow extends Scoped {
  question: Question
  thing: string
  why: string
  at: Instant
  who: string
  who_name: string
}

interface AuditRow extends Scoped {
  number: number
  at: Instant
  who: string
  what: string
  on_thing: string | null
  detail: Json
  previous: string
  hash: string
}

/** The tables as every SQL store has them; the migrations of each database make them. */
export interface Tables
  extends PeopleTables,
    PlanTables,
    PingTables,
    ImportTables,
    IdentityTables,
    CalendarFeedTables {
  counters: CounterRow
  agents: AgentRow
  subjects: SubjectRow
  subject_traits: SubjectTraitsRow
  bodies: BodyRow
  fact_sets: FactSetRow
  fact_spans: FactSpanRow
  lost_keys: LostKeyRow
  verdicts: VerdictRow
  verdict_groups: VerdictGroupRow
  reports: ReportRow
  reading_hours: ReadingBucketRow
  reading_days: ReadingBucketRow
  register_entries: RegisterEntryRow
  register_edits: RegisterEditRow
  register_changes: RegisterChangeRow
  counts: CountRow
  count_assets: CountAssetRow
  count_marks: CountMarkRow
  remembered_answers: RememberedAnswerRow
  alerts: AlertRow
  notices: NoticeRow
  audit_entries: AuditRow
}
