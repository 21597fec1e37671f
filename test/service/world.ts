import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Register } from '#contract/register.js'
import type { Report } from '#contract/report.js'
import { topics } from '#contract/topics.js'
import type { Rule } from '#domain/policy/compiled.js'
import type { Agent, Store } from '#domain/ports.js'
import { emptyRegister as empty } from '#domain/register/empty-register.js'
import { contentHash } from '#lib/canonical.js'
import { type Instant, toInstant } from '#lib/instant.js'
import { openIntake } from '#service/intake.js'
import { judgeRegisterNow } from '#service/judge-all.js'
import { judgeDue } from '#service/judge-due.js'
import type { Judging } from '#service/judging.js'
import { openLinks } from '#service/links.js'
import type { Recipient } from '#service/notify.js'
import { syncRegister } from '#service/sync-register.js'
import { openUnreadReadings } from '#service/unread-readings.js'
import { openSqliteStore } from '#store/sqlite/open.js'

export const organisation = 'town'

export const emptyRegister = (): Register =>
  empty({
    id: organisation,
    name: 'Town',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'en',
  })

type Sets = Readonly<Record<string, readonly unknown[]>>
type Failures = NonNullable<Report['observations'][number]['failures']>

export interface Said {
  readonly at: Instant
  readonly facts?: Sets
  readonly failures?: Failures
  readonly readings?: Record<string, Record<string, number>>
  readonly sequence: number
  readonly instance?: string
  /** Leave the bodies of these entries out, as an agent does whose hashes were acknowledged. */
  readonly known?: readonly string[]
}

/** A report about the host alone, as an agent would write it. */
export const reportOf = ({
  at,
  facts = {},
  failures,
  readings,
  sequence,
  instance = 'instance-1',
  known = [],
}: Said): Report => ({
  format: 1,
  instance,
  sequence,
  observedAt: at,
  intervalSeconds: 300,
  observations: [
    {
      subject: null,
      hashes: Object.fromEntries(Object.entries(facts).map(([entry, set]) => [entry, contentHash(set)])),
      facts: Object.fromEntries(Object.entries(facts).filter(([entry]) => !known.includes(entry))) as Record<
        string,
        unknown[]
      >,
      ...(failures ? { failures } : {}),
      ...(readings ? { readings } : {}),
    },
  ],
})

/** A small service on a real store, with a clock that stands until it is set. */
export const openWorld = async (
  rules: readonly Rule[],
  { register = emptyRegister(), recipients = [] as Recipient[], start = '2026-11-22T06:00:00.000Z' } = {},
) => {
  const folder = await mkdtemp(join(tmpdir(), 'popis-world-'))
  const file = join(folder, 'popis.db')
  let now: Instant = toInstant(start)
  const clock = { now: () => now }
  const document = { value: register }
  const judging: Judging = {
    organisation,
    policy: { rules: new Map(rules.map((rule) => [rule.id, rule])) },
    topics,
    register: document,
    links: openLinks(register),
    graceMs: 600_000,
    recipients,
    digestAt: '08:00',
  }
  let store: Store = await openSqliteStore(file)
  let intake = openIntake({
    store,
    clock,
    judging,
    onChange: () => undefined,
    onReadings: (subjects) => void unread.add(subjects),
    onJudged: (subjects) => unread.judged(subjects),
  })
  let unread = openUnreadReadings(store, clock, judging)

  const enrol = async (id: string, subject = `host:${id}`): Promise<Agent> => {
    const agent: Agent = {
      id,
      organisation,
      subject,
      enrolledAt: now,
      revokedAt: null,
      version: '0',
      instance: null,
      sequence: 0,
      observedAt: null,
      receivedAt: null,
      intervalSeconds: 300,
      staleAt: null,
      isStale: false,
      manifest: null,
      skewSeconds: 0,
    }
    await store.transaction(async (tx) => {
      const writer = tx.of(organisation)
      await writer.putSubject({ id: subject, kind: 'host', name: id, firstSeen: now, verdicts: {} })
      await writer.putAgent({ ...agent, keyHash: contentHash(id) })
    })
    return agent
  }

  return {
    file,
    judging,
    document,
    get store() {
      return store
    },
    get reader() {
      return store.of(organisation)
    },
    clock,
    enrol,
    /** Judges all that came due on the way to `at`. */
    goTo: async (at: string) => {
      now = toInstant(at)
      await judgeDue(store, clock, judging)
      await unread.judge()
    },
    /** Sets the clock without anybody looking. */
    setClock: (at: string) => {
      now = toInstant(at)
    },
    judgeRegister: async () => {
      await store.transaction((tx) => syncRegister(tx.of(organisation), document.value, now))
      return judgeRegisterNow({ store, clock, judging })
    },
    send: (agent: Agent, said: Said, sentAt: string | null = null) =>
      intake.take(agent, new TextEncoder().encode(JSON.stringify(reportOf(said))), sentAt),
    sendRaw: (agent: Agent, body: string) => intake.take(agent, new TextEncoder().encode(body), null),
    verdict: async (rule: string, thing?: string) => {
      const found = (await store.of(organisation).verdicts({ rule })).filter(
        (verdict) => thing === undefined || verdict.thing === thing,
      )
      return found.length === 1 ? found[0] : undefined
    },
    reopen: async () => {
      await store.close()
      store = await openSqliteStore(file)
      unread = openUnreadReadings(store, clock, judging)
      intake = openIntake({
        store,
        clock,
        judging,
        onChange: () => undefined,
        onReadings: (subjects) => void unread.add(subjects),
        onJudged: (subjects) => unread.judged(subjects),
      })
    },
    close: async () => {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

export const nightly = (lastSuccess: string | null, job = 'nightly') => ({
  job,
  tool: 'restic',
  target: '/srv/copies',
  lastSuccess,
})
