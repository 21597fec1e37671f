import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Register } from '#contract/register.js'
import type { Acknowledgement, Enrolment } from '#contract/report.js'
import { topics } from '#contract/topics.js'
import type { Format } from '#domain/checklist/format.js'
import { parseRule } from '#domain/policy/rule-file.js'
import type { RoleName } from '#domain/ports/people.js'
import type { Agent } from '#domain/ports.js'
import { emptyRegister as empty } from '#domain/register/empty-register.js'
import { createApp } from '#http/app.js'
import type { Log } from '#http/env.js'
import { sha256 } from '#lib/canonical.js'
import { loadFolder } from '#lib/folder.js'
import { type Instant, plusMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { openAgentKeys } from '#service/agent-keys.js'
import { openAgentPackages } from '#service/agent-packages.js'
import { openCounts } from '#service/counts.js'
import { openDemoDoor } from '#service/demo-door.js'
import { openEditor } from '#service/edit-register.js'
import { openInventories } from '#service/foreign/inventories.js'
import { readFrameworks } from '#service/frameworks.js'
import { openIdentities } from '#service/identity/identities.js'
import { openLinks } from '#service/links.js'
import type { MailChannel } from '#service/people/letters.js'
import { openPeople } from '#service/people/people.js'
import { openSeal } from '#service/people/seal.js'
import { openSigning } from '#service/people/sign.js'
import { makeChecklist } from '#service/print.js'
import type { Services } from '#service/services.js'
import { openSignIn } from '#service/sign-in.js'
import { openTexts } from '#service/texts.js'
import { verbs } from '#service/verbs.js'
import { openDocuments } from '#store/documents.js'
import { openRegister } from '#store/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'

const frameworks = await readFrameworks()
const planLint = keepPlanLint()
const formats = await loadFolder<Format>(new URL('../../src/reports/', import.meta.url))

import { keepAtHand } from '../../src/at-hand.js'
import { openKeptStandings } from '../../src/kept-standings.js'
import { openTables } from '../../src/open-tables.js'
import { keepPlanLint } from '../../src/plan-lints.js'
import { openRefusedEdit } from '../../src/refused-edit.js'
import { putUser, type SignedIn } from './users.js'
import { openWorldPings } from './world-pings.js'

export const organisation = 'plandiste'
export const startedAt = '2026-11-22T07:00:00.000Z'

const emptyRegister: Register = empty({
  id: organisation,
  name: { 'sr-Cyrl': 'Општина Пландиште', en: 'Municipality of Plandište' },
  country: 'RS',
  timeZone: 'Europe/Belgrade',
  currency: 'RSD',
  language: 'sr-Cyrl',
})

const ruleText = `
title: Every backup job has succeeded recently
severity: high
topic: backup
each: fact
settings:
  maxAge: { default: 50h, why: two nights missed }
check: fact.lastSuccess != null && within(fact.lastSuccess, settings.maxAge)
warn: 24h
failed: "No successful backup of {job} since {lastSuccess}"
remedy: Find out why the job stopped, run it once by hand, and wait for the next report.
controls: [iso27001:8.13]
examples:
  - { name: good, now: 2026-11-22T07:00:00Z, fact: { job: nightly, tool: restic, target: null, lastSuccess: 2026-11-21T23:10:00Z }, expect: pass }
  - { name: none, now: 2026-11-22T07:00:00Z, fact: { job: nightly, tool: restic, target: null, lastSuccess: null }, expect: fail }
`

export interface Logged {
  readonly level: string
  readonly detail: object
  readonly message: string
}

/** A small organisation on a real store in a temporary folder, with a clock that stands until it is told. */
export const openWorld = async ({
  mail = null,
  requireTotp = 'none',
  isSimulated = false,
  ...settings
}: {
  baseUrl?: string
  trustedProxies?: string[]
  tlsCert?: string
  mail?: MailChannel | null
  requireTotp?: 'none' | 'admins' | 'all'
  isSimulated?: boolean
} = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'popis-http-'))
  const store = await openSqliteStore(join(folder, 'popis.db'))
  const file = join(folder, 'inventory.json')
  const register = await openRegister({
    file,
    initial: emptyRegister,
    onRefused: (problem) => refusedEdit.refused(problem),
  })
  const refusedEdit = openRefusedEdit(file, () => register.value)
  const links = openLinks(register.value)
  register.onChange((next) => links.relink(next))
  let now: Instant = startedAt
  const clock = { now: () => now, at: () => () => undefined }
  const logged: Logged[] = []
  const log: Log = {
    info: (detail, message) => logged.push({ level: 'info', detail, message }),
    warn: (detail, message) => logged.push({ level: 'warn', detail, message }),
    error: (detail, message) => logged.push({ level: 'error', detail, message }),
  }
  const testMessages: number[] = []
  const texts = await openTexts()
  const seal = await openSeal(join(folder, 'keys', 'second-factor.key'))
  const taken: { agent: string; body: string; sentAt: string | null }[] = []
  const rule = parseRule('backup-recent', 'backup-recent.yaml', ruleText, topics)
  const policy = { rules: new Map([[rule.id, rule]]) }
  const judging = {
    organisation,
    policy,
    topics,
    register,
    links,
    graceMs: 600_000,
    recipients: [],
    digestAt: '08:00',
  }
  const editor = openEditor({ store, register, clock, organisation })
  const intake: Services['intake'] = async (agent, body, sentAt): Promise<Acknowledgement> => {
    taken.push({ agent: agent.id, body: Buffer.from(body).toString('utf8'), sentAt })
    return { acknowledged: 1, wants: [], verdicts: {} }
  }
  const signIn = openSignIn({ store, clock, organisation, seal, requireTotp })
  const services: Services = {
    store,
    intake,
    inventories: openInventories({ store, clock, organisation, intake }),
    findAgent: openAgentKeys(store),
    frameworks,
    formats,
    about: {
      version: '9.9.9',
      startedAt,
      data: folder,
      settingsFile: null,
      settings: [
        { name: 'port', variable: 'POPIS_PORT', about: 'Port.', value: '8420', source: 'default' },
        {
          name: 'smtpUrl',
          variable: 'POPIS_SMTP_URL',
          about: 'Mail.',
          value: 'smtp://mail.example.rs',
          source: 'file',
        },
      ],
      pin: null,
      recipients: [{ channel: 'mail', name: 'it@example.rs', language: 'en' }],
      diskUse: async () => ({ storeBytes: 1024, documentBytes: 0, freeBytes: 2 ** 30, sizeBytes: 2 ** 32 }),
      sendTest: async (recipient) => {
        if (recipient !== 0) throw new Problem('not_found', `There is no recipient ${recipient}.`)
        testMessages.push(recipient)
      },
    },
    register,
    refusedEdit: () => refusedEdit.standing(),
    editor,
    counts: openCounts({
      store,
      clock,
      organisation,
      editor,
      texts,
      readRegister: async () => register.value,
      subjectsOf: (asset) => links.subjectsOf(asset),
    }),
    links,
    ...openKeptStandings({ store, clock, judging }),
    ...keepAtHand({ store, register, clock, organisation, policy, graceMs: 600_000 }),
    planLint,
    documents: await openDocuments(join(folder, 'documents')),
    tables: await openTables({ store, register, editor, clock, organisation, texts, data: folder }),
    url: () => 'https://popis.example.rs',
    clock,
    policy,
    organisation,
    texts,
    pings: openWorldPings({ store, clock }, { organisation, policy, register, links }),
    signIn,
    demoDoor: isSimulated ? openDemoDoor(signIn) : null,
    signing: openSigning({ store, register, editor, clock, organisation }),
    people: openPeople({
      store,
      clock,
      organisation,
      register,
      texts,
      mail,
      url: () => 'https://popis.example.rs',
      onFailure: (error) => logged.push({ level: 'error', detail: { err: error }, message: 'mail' }),
    }),
    packages: openAgentPackages(join(folder, 'agent-packages'), 'class PopisPin {\n}'),
    identities: openIdentities({ store, clock, judging }, () => undefined),
    isReady: () => true,
    retire: async ({ entry }: { entry: string }) => {
      if (entry !== 'backup/restic:gone') throw new Problem('not_found', `${entry} is still reported`)
    },
    enrol: async (token: string, { hostname }: Enrolment) => {
      const used = await store.transaction((tx) => tx.people.useEnrolmentToken(sha256(token), now))
      if (typeof used === 'string') throw new Problem('unauthorized', `token ${used}`)
      return { agent: 'a1', subject: `host:${hostname}`, key: 'k' }
    },
    checklist: (framework, asOf) =>
      makeChecklist(
        {
          reader: store.of(organisation),
          organisation: register.value.organisation,
          policy,
          frameworks,
          clock,
        },
        framework,
        asOf,
      ),
  }
  const app = createApp(services, { baseUrl: null, trustedProxies: [], tlsCert: null, ...settings }, log)

  return {
    folder,
    store,
    services,
    app,
    links,
    testMessages,
    log,
    logged,
    taken,
    clock,
    setNow: (next: Instant) => {
      now = next
    },
    token: async (role: RoleName, expiresInMs: number | null = null) =>
      (await verbs['token.create'].run(services, { role, expiresInMs }, 'test')).token,
    /** Somebody with that role, who is signed in: the id, the cookie, and the headers of a request of theirs. */
    user: (role: RoleName, given: Parameters<typeof putUser>[2] = {}): Promise<SignedIn> =>
      putUser({ store, now: () => now }, role, given),
    agent: async (key: string, known: Partial<Agent> = {}): Promise<Agent> => {
      const agent: Agent = {
        id: `agent-${key}`,
        organisation,
        subject: 'host:srv-01',
        enrolledAt: now,
        revokedAt: null,
        version: '0.1.0',
        instance: 'instance-1',
        sequence: 1,
        observedAt: now,
        receivedAt: now,
        intervalSeconds: 300,
        staleAt: plusMs(now, 20 * 60_000),
        isStale: false,
        manifest: null,
        skewSeconds: 0,
        ...known,
      }
      await store.transaction(async (tx) => {
        const writer = tx.of(organisation)
        await writer.putSubject({
          id: agent.subject,
          kind: 'host',
          name: 'srv-01',
          firstSeen: plusMs(now, -86_400_000),
          verdicts: {},
        })
        await writer.putAgent({ ...agent, keyHash: sha256(key) })
      })
      return agent
    },
    close: async () => {
      await register.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>
