import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { topics } from '#contract/topics.js'
import type { Agent, RegisterDocument, Store } from '#domain/ports.js'
import { contentHash } from '#lib/canonical.js'
import { type Instant, minute, plusMs } from '#lib/instant.js'
import { openEditor } from '#service/edit-register.js'
import { openIntake } from '#service/intake.js'
import { judgeRegisterNow } from '#service/judge-all.js'
import type { Judging } from '#service/judging.js'
import { openLinks } from '#service/links.js'
import { type BackupOptions, makeBackup } from '#store/backup/make-backup.js'
import { openRegister } from '#store/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { backupRecent } from '../../domain/policy/rules-for-tests.js'
import { putUser } from '../../http/users.js'
import { emptyRegister as emptyTown, nightly, organisation, reportOf } from '../../service/world.js'
import { temporaryFolder } from '../folder.js'

export { organisation }

export const start: Instant = '2026-11-22T06:00:00.000Z'

/** What a server does with its data folder: it has store and register open, takes reports in and edits the register. */
export const openServer = async (data: string) => {
  const store: Store = await openSqliteStore(join(data, 'popis.db'))
  const register: RegisterDocument = await openRegister({
    file: join(data, 'inventory.json'),
    initial: emptyTown(),
  })
  let now = start
  const clock = { now: () => now }
  const judging: Judging = {
    organisation,
    policy: { rules: new Map([[backupRecent().id, backupRecent()]]) },
    topics,
    register,
    links: openLinks(register.value),
    graceMs: 10 * minute,
    recipients: [{ channel: 'mail', recipient: 'it@example.rs', language: 'en' }],
    digestAt: '08:00',
  }
  const editor = openEditor({ store, register, clock, organisation })
  const intake = openIntake({
    store,
    clock,
    judging,
    onChange: () => undefined,
    onReadings: () => undefined,
    onJudged: () => undefined,
  })
  await editor.settle()
  await judgeRegisterNow({ store, clock, judging })
  let isOpen = true
  const close = async () => {
    if (!isOpen) return
    isOpen = false
    await intake.drain()
    await register.close()
    await store.close()
  }
  onTestFinished(close)

  return {
    store,
    register,
    clock,
    close,
    setClock: (at: Instant) => {
      now = at
    },
    enrol: async (id: string): Promise<Agent> => {
      const agent: Agent = {
        id,
        organisation,
        subject: `host:${id}`,
        enrolledAt: start,
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
        const to = tx.of(organisation)
        await to.putSubject({ id: agent.subject, kind: 'host', name: id, firstSeen: start, verdicts: {} })
        await to.putAgent({ ...agent, keyHash: contentHash(id) })
      })
      return agent
    },
    /** Report number `sequence`, a minute after the one before; with each the backup is another one. */
    send: (agent: Agent, sequence: number, said: { readonly known?: boolean } = {}) => {
      const at = plusMs(start, sequence * minute)
      if (at > now) now = at
      const facts = { 'backup/restic': [nightly(plusMs(start, (sequence % 7) * -minute))] }
      const body = reportOf({ at, sequence, facts, known: said.known ? Object.keys(facts) : [] })
      return intake.take(agent, Buffer.from(JSON.stringify(body)), null)
    },
    record: (id: string) =>
      editor.edit(
        {
          action: 'edit',
          changes: [{ part: 'places', id, body: { id, kind: 'site', name: `Место ${id}` }, expected: null }],
        },
        { id: 'admin', name: 'Admin' },
      ),
  }
}

/** Puts a file where a server keeps documents. Returns its path in the data folder. */
export const putDocument = (data: string, text: string): string => {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const name = `documents/${sha256.slice(0, 2)}/${sha256}`
  mkdirSync(join(data, 'documents', sha256.slice(0, 2)), { recursive: true })
  writeFileSync(join(data, name), text)
  return name
}

/** A data folder with a little of everything, and a server on it. */
export const openFilled = async () => {
  const data = join(temporaryFolder(), 'data')
  const server = await openServer(data)
  const agents = await Promise.all(['a', 'b', 'c'].map((id) => server.enrol(id)))
  for (const agent of agents) for (const sequence of [1, 2, 3]) await server.send(agent, sequence)
  await putUser({ store: server.store, now: server.clock.now }, 'admin', { organisation })
  await server.record('S-1')
  const document = putDocument(data, 'Рачун бр. 1')
  mkdirSync(join(data, 'keys'))
  writeFileSync(join(data, 'keys', 'some.key'), 'secret')
  mkdirSync(join(data, 'agent'))
  writeFileSync(join(data, 'agent', 'agent.yaml'), 'server: http://127.0.0.1:8420\n')
  writeFileSync(join(data, 'agent', 'agent.key'), 'of this machine alone')
  return { data, server, agents, document }
}

export const backupOf = (data: string, file: string, over: Partial<BackupOptions> = {}) =>
  makeBackup({
    data,
    database: join(data, 'popis.db'),
    register: join(data, 'inventory.json'),
    file,
    force: false,
    now: () => '2026-11-22T09:00:00.000Z',
    ...over,
  })

/** Every row of every table, in an order of its own. */
export const rowsOf = (file: string): Map<string, string[]> => {
  const database = new Database(file, { readonly: true })
  try {
    const tables = database
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      .pluck()
      .all()
    return new Map(
      tables.map((table) => [
        table,
        database
          .prepare(`SELECT * FROM "${table}"`)
          .all()
          .map((row) =>
            JSON.stringify(row, (_, value: unknown) =>
              value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
            ),
          )
          .sort(),
      ]),
    )
  } finally {
    database.close()
  }
}
