import type { Part } from '#contract/register.js'
import type { EntryLink, RoleName } from '#domain/ports/people.js'
import type { Instant } from '#lib/instant.js'

interface Scoped {
  organisation: string
}

interface UserRow extends Scoped {
  id: string
  name: string
  full_name: string
  mail: string | null
  language: string | null
  created_at: Instant
  disabled_at: Instant | null
  password_hash: string | null
}

interface GrantRow extends Scoped {
  user_id: string
  role: RoleName
  person: string | null
  /** JSON: a list of ids. */
  offices: string
  granted_at: Instant
}

interface SessionRow extends Scoped {
  hash: string
  id: string
  user_id: string
  created_at: Instant
  expires_at: Instant
  seen_at: Instant
  address: string
  browser: string
}

interface SecondFactorRow extends Scoped {
  user_id: string
  secret: string
  confirmed_at: Instant | null
  last_step: number
}

interface RecoveryCodeRow extends Scoped {
  user_id: string
  hash: string
  used_at: Instant | null
}

interface EntryLinkRow extends Scoped {
  user_id: string
  hash: string
  kind: EntryLink['kind']
  created_at: Instant
  expires_at: Instant
}

interface ApiTokenRow extends Scoped {
  id: string
  hash: string
  role: RoleName
  name: string
  made_by: string
  created_at: Instant
  expires_at: Instant | null
  revoked_at: Instant | null
  last_used_at: Instant | null
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

interface SentBackRow extends Scoped {
  part: Part
  id: string
  version: string
  at: Instant
  who: string
  who_name: string
  why: string
}

/** The tables about people and how they come in. */
export interface PeopleTables {
  users: UserRow
  grants: GrantRow
  sessions: SessionRow
  second_factors: SecondFactorRow
  recovery_codes: RecoveryCodeRow
  entry_links: EntryLinkRow
  api_tokens: ApiTokenRow
  enrolment_tokens: EnrolmentTokenRow
  first_codes: FirstCodeRow
  sent_back: SentBackRow
}
