import type { Alert, Notice } from '#domain/ports/alerts.js'
import type {
  Agent,
  FactSet,
  OrganisationReader,
  OrganisationWriter,
  Store,
  StoredReport,
  VerdictSpan,
} from '#domain/ports.js'

/** How a test opens the store that it tests: empty, and again on the same data. */
export interface Opened {
  readonly store: Store
  /** Closes it and opens it again. */
  reopen(): Promise<Store>
}
export type Open = () => Promise<Opened>

/** `at(5)` is 07:05 on the day that all tests share. */
export const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 22, 7, minutes)).toISOString()

/** A hash is 43 characters. */
export const hash = (name: string): string => name.padEnd(43, '_')

export const agent = (over: Partial<Agent> = {}): Agent => ({
  id: 'agent-1',
  organisation: 'varos',
  subject: 'host:one',
  enrolledAt: at(0),
  revokedAt: null,
  version: '0.1.0',
  instance: null,
  sequence: 0,
  observedAt: null,
  receivedAt: null,
  intervalSeconds: 300,
  staleAt: null,
  isStale: false,
  manifest: null,
  skewSeconds: 0,
  ...over,
})

export const factSet = (over: Partial<FactSet> = {}): FactSet => ({
  id: 0,
  agent: 'agent-1',
  subject: 'host:one',
  topic: 'backup',
  entry: 'backup/restic',
  hash: hash('a'),
  since: at(0),
  observedAt: null,
  asked: null,
  goneAt: null,
  shiftSeconds: 0,
  ...over,
})

export const verdict = (over: Partial<VerdictSpan> = {}): Omit<VerdictSpan, 'from' | 'until'> => ({
  rule: 'backup-recent',
  thing: 'host:one/backup/nightly',
  subject: 'host:one',
  state: 'pass',
  since: null,
  flipsAt: null,
  evidence: { values: { job: 'nightly' } },
  ...over,
})

export const report = (over: Partial<StoredReport> = {}): StoredReport => ({
  agent: 'agent-1',
  instance: 'instance-1',
  sequence: 1,
  observedAt: at(0),
  receivedAt: at(0),
  digest: hash('digest'),
  manifest: hash('manifest'),
  shiftSeconds: 0,
  readings: null,
  ...over,
})

export const alert = (over: Partial<Alert> = {}): Omit<Alert, 'id' | 'closedAt'> => ({
  cause: 'verdict',
  rule: 'backup-recent',
  thing: 'host:one/backup/nightly',
  subject: 'host:one',
  state: 'lapsed',
  since: at(0),
  openedAt: at(1),
  urgency: 'now',
  evidence: { values: { job: 'nightly' } },
  ...over,
})

type Queued = Parameters<OrganisationWriter['outbox']['queue']>[0]

export const notice = (over: Partial<Notice> = {}): Queued => {
  const { alert: of = 1, kind = 'opened', channel = 'mail', recipient = 'it@example.org' } = over
  const { language = 'en', urgency = 'now', queuedAt = at(1), dueAt = at(2) } = over
  return { alert: of, kind, channel, recipient, language, urgency, queuedAt, dueAt }
}

/** What the organisation of most tests sees. */
export const varos = (store: Store): OrganisationReader => store.of('varos')

/** Changes it in a transaction of its own. */
export const change = <T>(store: Store, work: (varos: OrganisationWriter) => Promise<T>): Promise<T> =>
  store.transaction((tx) => work(tx.of('varos')))
