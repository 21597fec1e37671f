import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Register } from '#contract/register.js'
import type { State } from '#contract/verdict.js'
import { decideAlert } from '#domain/alerting/alerting.js'
import { type Channel, DeliveryError, type RenderedMessage } from '#domain/alerting/channel.js'
import { decideHeard, decideSilence } from '#domain/alerting/silence.js'
import type { Clock, Store } from '#domain/ports.js'
import { type Instant, plusMs } from '#lib/instant.js'
import { type Deliverer, type DelivererOptions, openDeliverer } from '#service/deliver.js'
import { applyAlert, type Recipient } from '#service/notify.js'
import { openTexts } from '#service/texts.js'
import { openSqliteStore } from '#store/sqlite/open.js'

const organisation = 'plandiste'

const register: Register = {
  format: 1,
  organisation: {
    id: organisation,
    name: { 'sr-Cyrl': 'Општина Пландиште', en: 'Municipality of Plandište' },
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  },
  places: [
    {
      id: 'soba',
      kind: 'server-room',
      name: { 'sr-Cyrl': 'Сервер сала', en: 'Server room' },
      within: 'zgrada',
    },
    { id: 'zgrada', kind: 'building', name: { 'sr-Cyrl': 'Зграда општине', en: 'Town hall' } },
  ],
  roles: [],
  assets: [
    {
      id: 'S-1',
      kind: 'server',
      name: { 'sr-Cyrl': 'Стари сервер', en: 'Old server' },
      state: 'in-use',
      place: 'soba',
    },
  ],
  entitlements: [
    {
      id: 'AV-40',
      name: 'Заштита рачунара',
      product: { publisher: 'ESET', family: 'PROTECT' },
      purpose: 'antivirus',
      metric: 'device',
      quantity: 40,
      kind: 'subscription',
      end: '2026-11-22',
    },
  ],
  contracts: [],
  serviceRecords: [],
  attestations: [],
  waivers: [],
  plans: [],
  persons: [],
  documents: [],
  handOvers: [],
  recognitions: [],
}

const rule = (
  id: string,
  urgency: 'now' | 'digest',
  severity: 'critical' | 'high' | 'low',
  failed: string,
) => ({
  id,
  title: `Title of ${id}`,
  severity,
  failed,
  remedy: `Mend ${id}.`,
  urgency,
  silence: 'none' as 'alert' | 'digest' | 'none',
})
export const rules = {
  backup: rule('backup-recent', 'now', 'high', 'No successful backup of {job} since {lastSuccess}'),
  power: rule('ups-on-mains', 'now', 'critical', '{name} runs on its battery'),
  licence: rule('licence-in-force', 'now', 'high', 'The right to {product} has ended'),
  disk: rule('disk-free', 'digest', 'low', 'Disk {mount} is full'),
}
type AlertRule = (typeof rules)[keyof typeof rules]

/** A channel that keeps what it takes, or answers as it is told to. */
const recordingChannel = () => {
  const sent: { at: Instant; recipient: string; message: RenderedMessage }[] = []
  const tries: { at: Instant; recipient: string; id: string }[] = []
  const answer: { with: 'take' | 'later' | 'never'; for?: string } = { with: 'take' }
  const on = (clock: Clock): Channel => ({
    async send(recipient, message) {
      tries.push({ at: clock.now(), recipient, id: message.id })
      if (answer.with !== 'take' && (answer.for ?? recipient) === recipient)
        throw new DeliveryError('refused', { retry: answer.with === 'later' })
      sent.push({ at: clock.now(), recipient, message })
    },
    close: async () => undefined,
  })
  return { sent, tries, answer, on }
}

/** A clock that stands until it is set; what is due by then runs, the earliest first. */
const openClock = (start: Instant) => {
  let now = start
  const tasks = new Set<{ at: Instant; task: () => void }>()
  return {
    now: () => now,
    at: (at: Instant, task: () => void) => {
      const entry = { at, task }
      tasks.add(entry)
      return () => {
        tasks.delete(entry)
      }
    },
    pending: () => [...tasks].map(({ at }) => at).sort(),
    set: (to: Instant) => {
      now = to
      for (const entry of [...tasks].sort((a, b) => a.at.localeCompare(b.at))) {
        if (entry.at <= now && tasks.delete(entry)) entry.task()
      }
    },
  }
}

export const openWorld = async (start: Instant = '2026-11-22T12:00:00.000Z') => {
  const folder = await mkdtemp(join(tmpdir(), 'popis-alerts-'))
  const file = join(folder, 'popis.db')
  const clock = openClock(start)
  const channel = recordingChannel()
  const texts = await openTexts()
  const recipients: Recipient[] = [{ channel: 'mail', recipient: 'it@example.rs', language: 'en' }]
  const log: { level: string; message: string | undefined }[] = []
  const logTo = (level: string) => (_fields: unknown, message?: string) => {
    log.push({ level, message })
  }
  let ids = 0
  let store: Store = await openSqliteStore(file)
  const options = (): DelivererOptions => ({
    store,
    organisation,
    channels: new Map([['mail', channel.on(clock)]]),
    clock,
    log: { info: logTo('info'), warn: logTo('warn'), error: logTo('error') } as DelivererOptions['log'],
    texts,
    policy: { rules: new Map(Object.values(rules).map((one) => [one.id, one])) },
    register: () => register,
    link: ({ subject }) => subject && `https://popis.example.rs/hosts/${encodeURIComponent(subject)}`,
    assetOf: async (subject) => (subject === 'host:a' ? (register.assets[0] ?? null) : null),
    newId: () => `message-${++ids}`,
  })
  let deliverer: Deliverer = openDeliverer(options())

  const notifyOptions = () => ({ now: clock.now(), recipients, digestAt: '08:00', zone: 'Europe/Belgrade' })
  const world = {
    clock,
    channel,
    texts,
    recipients,
    log,
    get store() {
      return store
    },
    get deliverer() {
      return deliverer
    },
    options,
    outbox: () => store.of(organisation).outbox,
    alerts: () => store.of(organisation).alerts,
    addSubject: (id: string, name: string) =>
      store.transaction((tx) =>
        tx.of(organisation).putSubject({ id, kind: 'host', name, firstSeen: start, verdicts: {} }),
      ),
    /** One judging: what the verdict of `rule` on `thing` is from now on. Returns how many notices it queued. */
    judge: (
      one: AlertRule,
      thing: string,
      state: State | null,
      more: {
        values?: Record<string, unknown>
        isFirstReport?: boolean
        subject?: string | null
        waiver?: string
      } = {},
    ): Promise<number> =>
      store.transaction(async (tx) => {
        const writer = tx.of(organisation)
        const open = await writer.alerts.openFor(one.id, thing)
        const { values = {}, isFirstReport = false, subject = 'host:a', waiver } = more
        const evidence = { values, ...(waiver !== undefined && { waiver }) }
        const verdict = state && { thing, subject, state, since: clock.now(), evidence }
        return applyAlert(writer, decideAlert({ rule: one, verdict, open, isFirstReport }), {
          ...notifyOptions(),
          open,
        })
      }),
    silence: (subject: string, lastReportAt: Instant | null): Promise<number> =>
      store.transaction(async (tx) => {
        const writer = tx.of(organisation)
        const open = await writer.alerts.openFor(null, subject)
        const decision = lastReportAt
          ? decideSilence(
              subject,
              { presence: 'always-on', lastReportAt, intervalSeconds: 300 },
              clock.now(),
              open,
            )
          : decideHeard(open)
        return applyAlert(writer, decision, { ...notifyOptions(), open })
      }),
    /** Lets time pass; the deliverer runs at each moment that it asked for. */
    pass: async (ms: number): Promise<void> => {
      const end = plusMs(clock.now(), ms)
      for (;;) {
        const next = await deliverer.runDue()
        if (next === null || next > end) break
        clock.set(next)
      }
      clock.set(end)
      await deliverer.runDue()
    },
    /** As after a kill: nothing but the file is left. */
    restart: async (): Promise<void> => {
      await store.close()
      store = await openSqliteStore(file)
      deliverer = openDeliverer(options())
    },
    close: async (): Promise<void> => {
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
  return world
}
export type World = Awaited<ReturnType<typeof openWorld>>
