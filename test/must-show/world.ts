import { join } from 'node:path'
import Database from 'better-sqlite3'
import { topics } from '#contract/topics.js'
import { createApp } from '#http/app.js'
import { type Listening, listen } from '#http/listen.js'
import { contentHash, sha256 } from '#lib/canonical.js'
import { hour } from '#lib/instant.js'
import { enrol } from '#service/enrol.js'
import { openIntake } from '#service/intake.js'
import { openLinks } from '#service/links.js'
import { verbs } from '#service/verbs.js'
import { openWorld as openHttpWorld, organisation, startedAt } from '../http/world.js'

/** A server that listens, with the real intake on a real store, and agents enrolled as agents enrol. */
export const openWorld = async () => {
  const world = await openHttpWorld()
  const { store, clock, services, log, folder } = world
  const intake = openIntake({
    store,
    clock,
    judging: {
      organisation,
      policy: services.policy,
      topics,
      register: services.register,
      links: openLinks(services.register.value),
      graceMs: 600_000,
      recipients: [],
      digestAt: '08:00',
    },
    onChange: () => undefined,
    onReadings: () => undefined,
    onJudged: () => undefined,
  })
  const settings = { baseUrl: null, trustedProxies: [], tlsCert: null }
  const app = createApp(
    {
      ...services,
      intake: (agent, body, sentAt) => intake.take(agent, body, sentAt),
      enrol: (token, enrolment) => enrol(store, clock, organisation, token, enrolment),
    },
    settings,
    log,
  )
  const server: Listening = await listen(app, {
    port: 0,
    host: '127.0.0.1',
    data: folder,
    tlsKey: null,
    ...settings,
  })
  const reader = new Database(join(folder, 'popis.db'), { readonly: true })

  const post = (
    path: string,
    secret: string | null,
    body: Uint8Array | string,
    headers: Record<string, string> = {},
  ) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { ...(secret === null ? {} : { Authorization: `Bearer ${secret}` }), ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    })
  const newToken = async (expiresInMs: number = hour) =>
    (await verbs['agent.token'].run({ store, clock, organisation }, { uses: 1, expiresInMs }, 'test')).token
  const enrolment = (hostname: string) =>
    JSON.stringify({ hostname, machine: sha256(hostname), version: '0.1.0' })

  return {
    ...world,
    url: server.url,
    post,
    newToken,
    enrolment,
    enrolAgent: async (hostname: string): Promise<{ agent: string; subject: string; key: string }> => {
      const answer = await post('/api/v1/agents/enrol', await newToken(), enrolment(hostname))
      if (answer.status !== 201) throw new Error(await answer.text())
      return (await answer.json()) as { agent: string; subject: string; key: string }
    },
    /** How many rows every table holds. */
    rows: (): Record<string, number> => {
      const tables = reader
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
        .pluck()
        .all() as string[]
      return Object.fromEntries(
        tables.map((table) => [
          table,
          reader.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number,
        ]),
      )
    },
    close: async () => {
      reader.close()
      await server.close()
      await intake.drain()
      await world.close()
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

export { startedAt }

type Sets = Readonly<Record<string, readonly unknown[]>>

/** A report about the host itself, as an agent writes it; `more` goes beside `hashes` and `facts`. */
export const reportOf = (sequence: number, facts: Sets, more: object = {}) => ({
  format: 1,
  instance: 'instance-1',
  sequence,
  observedAt: startedAt,
  intervalSeconds: 300,
  observations: [
    {
      subject: null as { kind: string; id: string; name: string } | null,
      hashes: Object.fromEntries(Object.entries(facts).map(([entry, set]) => [entry, contentHash(set)])),
      facts,
      ...more,
    },
  ],
})

export const disk = (mount: string) => ({
  mount,
  device: '/dev/sda1',
  filesystem: 'ext4',
  sizeBytes: 500_000_000_000,
  readOnly: false,
  drives: [],
})

export const hardware = {
  manufacturer: 'Maker',
  model: 'Model',
  serial: 'SN-1',
  uuid: null,
  boardSerial: null,
  chassis: 'server',
  cpuModel: null,
  processorCount: 1,
  coreCount: 4,
  threadCount: 8,
  memoryBytes: 17_179_869_184,
  drives: [],
}

export const backup = { job: 'nightly', tool: 'restic', target: null, lastSuccess: '2026-11-21T23:10:00Z' }
