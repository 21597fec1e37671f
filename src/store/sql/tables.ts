import type { Part } from '#contract/register.js'
import type { FailureReason } from '#contract/report.js'
import type { SubjectKind } from '#contract/topic.js'
import type { State } from '#contract/verdict.js'
import type { Alert, Notice } from '#domain/ports/alerts.js'
import type { RoleName } from '#domain/ports/people.js'
import type { EditAction } from '#domain/ports/register-edits.js'
import type { Instant } from '#lib/instant.js'

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

interface UserRow extends Scoped {
  id: string
  name: string
  role: RoleName
  language: string | null
  created_at: Instant
  password_hash: string
}

interface SessionRow extends Scoped {
  hash: string
  user_id: string
  created_at: Instant
  expires_at: Instant
}

interface ApiTokenRow extends Scoped {
  id: string
  hash: string
  role: RoleName
  created_at: Instant
  expires_at: Instant | null
  revoked_at: Instant | null
}

interface EnrolmentTokenRow extends Scoped {
  hash: string
  expires_at: Instant
  uses_left: number
}

interface FirstCodeRow extends Scoped {
  hash: string
  expires_at: Instant
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
export interface Tables {
  counters: CounterRow
  agents: AgentRow
  subjects: SubjectRow
  bodies: BodyRow
  fact_sets: FactSetRow
  fact_spans: FactSpanRow
  lost_keys: LostKeyRow
  verdicts: VerdictRow
  reports: ReportRow
  reading_hours: ReadingBucketRow
  reading_days: ReadingBucketRow
  register_entries: RegisterEntryRow
  register_edits: RegisterEditRow
  register_changes: RegisterChangeRow
  alerts: AlertRow
  notices: NoticeRow
  users: UserRow
  sessions: SessionRow
  api_tokens: ApiTokenRow
  enrolment_tokens: EnrolmentTokenRow
  first_codes: FirstCodeRow
  audit_entries: AuditRow
}
