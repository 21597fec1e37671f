import type { IdentityAnswer } from '#domain/ports/identity.js'
import type { Instant } from '#lib/instant.js'

interface SubjectMarkRow {
  organisation: string
  subject: string
  kind: string
  value: string
  began_at: Instant
  ended_at: Instant | null
}

interface SubjectMergeRow {
  organisation: string
  number: number
  subject: string
  into_subject: string
  merged_at: Instant
  who: string
  who_name: string
  why: string
  /** JSON. */
  moved: string
  undone_at: Instant | null
  undone_by: string | null
  undone_by_name: string | null
  undone_why: string | null
}

interface IdentityQuestionRow {
  organisation: string
  number: number
  subject: string
  other: string
  score: number
  /** JSON. */
  reasons: string
  asked_at: Instant
  answer: IdentityAnswer | null
  why: string | null
  answered_at: Instant | null
  who: string | null
  who_name: string | null
}

/** What is kept of who is who. */
export interface IdentityTables {
  subject_marks: SubjectMarkRow
  subject_merges: SubjectMergeRow
  identity_questions: IdentityQuestionRow
}
