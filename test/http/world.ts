import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Register } from '#contract/register.js'
import type { Acknowledgement, Enrolment } from '#contract/report.js'
import { topics } from '#contract/topics.js'
import { parseRule } from '#domain/policy/rule-file.js'
import type { RoleName } from '#domain/ports/people.js'
import type { Agent } from '#domain/ports.js'
import { emptyRegister as empty } from '#domain/register/empty-register.js'
import { createApp } from '#http/app.js'
import type { Log } from '#http/env.js'
import { sha256 } from '#lib/canonical.js'
import { type Instant, plusMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { openAgentKeys } from '#service/agent-keys.js'
import { openEditor } from '#service/edit-register.js'
import type { Services } from '#service/services.js'
import { openSignIn } from '#service/sign-in.js'
import { openTexts } from '#service/texts.js'
import { verbs } from '#service/verbs.js'
import { openRegister } from '#store/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'

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
export const openWorld = async (
  settings: { baseUrl?: string; trustedProxies?: string[]; tlsCert?: string } = {},
) => {
  const folder = mkdtempSync(join(tmpdir(), 'popis-http-'))
  const store = await openSqliteStore(join(folder, 'popis.db'))
  const register = await openRegister({ file: join(folder, 'inventory.json'), initial: emptyRegister })
  let now: Instant = startedAt
  const clock = { now: () => now, at: () => () => undefined }
  const logged: Logged[] = []
  const log: Log = {
    info: (detail, message) => logged.push({ level: 'info', detail, message }),
    warn: (detail, message) => logged.push({ level: 'warn', detail, message }),
    error: (detail, message) => logged.push({ level: 'error', detail, message }),
  }
  const taken: { agent: string; body: string; sentAt: string | null }[] = []
  const rule = parseRule('backup-recent', 'backup-recent.yaml', ruleText, topics)
  const services: Services = {
    store,
    findAgent: openAgentKeys(store),
    register,
    editor: openEditor({ store, register, clock, organisation }),
    clock,
    policy: { rules: new Map([[rule.id, rule]]) },
    organisation,
    texts: await openTexts(),
    signIn: openSignIn({ store, clock, organisation }),
    isReady: () => true,
    intake: async (agent, body, sentAt): Promise<Acknowledgement> => {
      taken.push({ agent: agent.id, body: Buffer.from(body).toString('utf8'), sentAt })
      return { acknowledged: 1, wants: [], verdicts: {} }
    },
    retire: async ({ entry }: { entry: string }) => {
      if (entry !== 'backup/restic:gone') throw new Problem('not_found', `${entry} is still reported`)
    },
    enrol: async (token: string, { hostname }: Enrolment) => {
      const used = await store.transaction((tx) => tx.people.useEnrolmentToken(sha256(token), now))
      if (typeof used === 'string') throw new Problem('unauthorized', `token ${used}`)
      return { agent: 'a1', subject: `host:${hostname}`, key: 'k' }
    },
    checklist: async (framework, asOf) => {
      if (framework !== 'iso27001') throw new Problem('not_found', `There is no framework ${framework}.`)
      return { framework, asOf, controls: [] }
    },
  }
  const app = createApp(services, { baseUrl: null, trustedProxies: [], tlsCert: null, ...settings }, log)

  return {
    folder,
    store,
    services,
    app,
    log,
    logged,
    taken,
    clock,
    setNow: (next: Instant) => {
      now = next
    },
    token: async (role: RoleName, expiresInMs: number | null = null) =>
      (await verbs['token.create'].run(services, { role, expiresInMs }, 'test')).token,
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
