import type { Part } from '#contract/register.js'
import type { SubjectKind } from '#contract/topic.js'
import type { Instant } from '#lib/instant.js'
import type { AlertStore, OutboxStore } from './ports/alerts.js'
import type { AuditEntry, AuditFilter, KeptAuditEntry } from './ports/audit.js'
import type { CalendarFeedStore } from './ports/calendar-feeds.js'
import type { CountStore } from './ports/counts.js'
import type { IdentityStore } from './ports/identity.js'
import type { ImportMatchStore } from './ports/import-matches.js'
import type {
  Agent,
  FactSet,
  LostKey,
  Reading,
  RegisterEntry,
  StoredReport,
  Subject,
  VerdictFilter,
  VerdictSpan,
} from './ports/kept.js'
import type { ObservedStore } from './ports/observed.js'
import type { PeopleStore } from './ports/people.js'
import type { PingStore } from './ports/pings.js'
import type { PlanProgressStore } from './ports/plan-progress.js'
import type { RegisterEditStore } from './ports/register-edits.js'
import type { RememberedAnswerStore } from './ports/remembered-answers.js'
import type { SentBack } from './ports/sent-back.js'

export type {
  Agent,
  Clock,
  FactSet,
  FailedAsking,
  LostKey,
  Reading,
  RegisterEntry,
  StoredReport,
  Subject,
  VerdictFilter,
  VerdictSpan,
} from './ports/kept.js'

/** What the store knows of one organisation. Every method sees that organisation only. */
export interface OrganisationReader {
  agents(): Promise<Agent[]>
  /** Every subject with an agent of its own, and when it last reported; null: never. */
  heardSubjects(): Promise<{ readonly subject: string; readonly observedAt: Instant | null }[]>
  agent(id: string): Promise<Agent | null>
  agentOfSubject(subject: string): Promise<Agent | null>
  subjects(filter?: {
    kind?: SubjectKind
    asOf?: Instant
    after?: string
    limit?: number
  }): Promise<Subject[]>
  subject(id: string): Promise<Subject | null>
  /** The fact sets of a subject; with `asOf`, as they were known at that moment. */
  factSets(subject: string, asOf?: Instant): Promise<FactSet[]>
  factSetsOfAgent(agent: string): Promise<FactSet[]>
  /** Keys that are lost; with `asOf`, those that were then. */
  lostKeys(subject: string, asOf?: Instant): Promise<LostKey[]>
  /** The facts of a set, by their hash. */
  body(hash: string): Promise<readonly unknown[] | null>
  verdicts(filter?: VerdictFilter): Promise<VerdictSpan[]>
  /** Verdicts that time alone changes at or before `until`, the earliest first. */
  flips(until: Instant, limit: number): Promise<VerdictSpan[]>
  report(agent: string, instance: string, sequence: number): Promise<StoredReport | null>
  /** The reports of an agent that were observed at or after `from`, the earliest first, as far as they are kept. */
  reportsFrom(agent: string, from: Instant): Promise<StoredReport[]>
  /** When an agent reported in `(from, to]`, the earliest first, as far as its reports are kept. */
  reportTimes(agent: string, from: Instant, to: Instant): Promise<Instant[]>
  /** When an agent last reported at or before `at`, as far as its reports are kept. */
  lastReportAt(agent: string, at: Instant): Promise<Instant | null>
  /** Readings of a subject in `(from, to]`, oldest first. */
  readings(subject: string, from: Instant, to: Instant): Promise<Reading[]>
  /** Entries of the register; with `asOf`, as they stood then. */
  registerEntries(asOf?: Instant): Promise<RegisterEntry[]>
  /** Since when an entry of the register has been what it is; null where it is none. */
  registerEntrySince(collection: Part, id: string): Promise<Instant | null>
  /** Every moment after `from` up to `to` at which the facts of a subject changed, the earliest first. */
  factChanges(subject: string, from: Instant, to: Instant): Promise<Instant[]>
  /** Newest first. */
  auditEntries(filter?: AuditFilter): Promise<KeptAuditEntry[]>
  /** What second persons would not sign. */
  sentBack(): Promise<SentBack[]>
  readonly alerts: AlertStore['read']
  readonly outbox: OutboxStore['read']
  readonly edits: RegisterEditStore['read']
  readonly observed: ObservedStore['read']
  readonly counts: CountStore['read']
  readonly answers: RememberedAnswerStore['read']
  readonly importMatches: ImportMatchStore['read']
  readonly progress: PlanProgressStore['read']
  readonly pings: PingStore['read']
  readonly identity: IdentityStore['read']
  readonly feeds: CalendarFeedStore['read']
}

/** What one transaction may change. */
export interface OrganisationWriter
  extends Omit<
    OrganisationReader,
    | 'alerts'
    | 'outbox'
    | 'edits'
    | 'observed'
    | 'counts'
    | 'answers'
    | 'importMatches'
    | 'progress'
    | 'pings'
    | 'identity'
    | 'feeds'
  > {
  putAgent(agent: Agent & { readonly keyHash?: string }): Promise<void>
  /** The one row that an unchanged report touches. */
  touchAgent(
    id: string,
    seen: Pick<
      Agent,
      | 'sequence'
      | 'instance'
      | 'observedAt'
      | 'receivedAt'
      | 'intervalSeconds'
      | 'staleAt'
      | 'isStale'
      | 'manifest'
      | 'skewSeconds'
    >,
  ): Promise<void>
  putSubject(subject: Subject): Promise<void>
  countVerdicts(subject: string, verdicts: Subject['verdicts']): Promise<void>
  putBody(hash: string, topic: string, facts: readonly unknown[]): Promise<void>
  /** Inserts a fact set (id 0) or replaces it, and keeps its history: what it was is closed at `at`. Returns its id. */
  putFactSet(set: FactSet, at: Instant): Promise<number>
  putLostKey(lost: LostKey): Promise<void>
  /** A key that was lost is reported again from `at` on. */
  endLostKey(set: number, key: string, at: Instant): Promise<void>
  putReport(report: StoredReport): Promise<void>
  /**
   * Ends the present verdict of `rule` on `thing` at `at` and, unless `next` is null, begins the next one.
   * `began` is when the present one began, null where there is none: who knows it saves looking for it.
   */
  putVerdict(
    rule: string,
    thing: string,
    at: Instant,
    next: Omit<VerdictSpan, 'from' | 'until'> | null,
    began?: Instant | null,
  ): Promise<void>
  /** Forgets every verdict that began at or after `at` on a subject and reopens those that stood then. */
  rewindVerdicts(subject: string, at: Instant): Promise<void>
  /** Makes the fact sets of an agent and their history what they were just before `at`. */
  rewindFacts(agent: string, at: Instant): Promise<void>
  putRegisterEntry(entry: Pick<RegisterEntry, 'collection' | 'id' | 'body'>, at: Instant): Promise<void>
  endRegisterEntry(collection: Part, id: string, at: Instant): Promise<void>
  readonly alerts: AlertStore['read'] & AlertStore['write']
  readonly outbox: OutboxStore['read'] & OutboxStore['write']
  readonly edits: RegisterEditStore['read'] & RegisterEditStore['write']
  readonly observed: ObservedStore['read'] & ObservedStore['write']
  readonly counts: CountStore['read'] & CountStore['write']
  readonly answers: RememberedAnswerStore['read'] & RememberedAnswerStore['write']
  readonly importMatches: ImportMatchStore['read'] & ImportMatchStore['write']
  readonly progress: PlanProgressStore['read'] & PlanProgressStore['write']
  readonly pings: PingStore['read'] & PingStore['write']
  readonly identity: IdentityStore['read'] & IdentityStore['write']
  readonly feeds: CalendarFeedStore['read'] & CalendarFeedStore['write']
  audit(entry: AuditEntry): Promise<void>
  /** In place of an earlier one of the same entry. */
  putSentBack(sent: SentBack): Promise<void>
}

export interface Transaction {
  of(organisation: string): OrganisationWriter
  readonly people: PeopleStore['read'] & PeopleStore['write']
  /** The agent whose key has this SHA-256, in whatever organisation. */
  agentByKey(keyHash: string): Promise<Agent | null>
}

/** Facts, verdicts, readings, alerts, outbox, people and audit. */
export interface Store {
  of(organisation: string): OrganisationReader
  readonly people: PeopleStore['read']
  agentByKey(keyHash: string): Promise<Agent | null>
  organisations(): Promise<string[]>
  /** The next moment at which a verdict flips or an agent becomes stale, over all organisations. */
  nextWake(): Promise<Instant | null>
  /** Agents, not yet known as stale, that are stale at `until`. */
  staleAgents(until: Instant): Promise<Agent[]>
  /** All of `work` or nothing, on disk when it returns. Transactions follow one another. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Keeps readings raw for a week, by the hour for 90 days, by the day for five years. Returns how many rows went. */
  compactReadings(now: Instant): Promise<number>
  close(): Promise<void>
}

export type { RegisterDocument } from './ports/register-document.js'
