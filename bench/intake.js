// Durable reports per second, beside a server that only parses the same bodies.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hostReports } from './facts.js'
import { load } from './load.js'
import { peakMiB, startBare, startPopis, stop } from './server-process.js'

const connections = 50

const enrolAll = async (url, token, count) => {
  const keys = []
  const one = async (host) => {
    const body = JSON.stringify({
      hostname: `pc-${host}`,
      machine: createHash('sha256').update(String(host)).digest('base64url'),
      version: '0.1.0',
    })
    const answer = await fetch(`${url}/api/v1/agents/enrol`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    })
    if (!answer.ok) throw new Error(`enrolment: ${answer.status} ${await answer.text()}`)
    keys[host] = (await answer.json()).key
  }
  let next = 0
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let host = next++; host < count; host = next++) await one(host)
    }),
  )
  return keys
}

/** `count` bodies, made before the clock runs. */
const sender = (count, make) => {
  const all = Array.from({ length: count }, (_, index) => make(index))
  let at = 0
  return () => all[at++] ?? null
}

export const benchIntake = async ({ launcher, agents, full, unchanged }) => {
  const data = mkdtempSync(join(tmpdir(), 'popis-bench-'))
  const bare = await startBare()
  const popis = await startPopis(data, launcher)
  try {
    const token = execFileSync(process.execPath, [launcher, 'agent', 'token', '--uses', String(agents)], {
      env: { ...process.env, POPIS_DATA: data },
      encoding: 'utf8',
    }).trim()
    const keys = await enrolAll(popis.url, token, agents)
    const reports = `${popis.url}/api/v1/reports`
    const host = (index) => hostReports(index % agents, 150)
    const fullBody = (index) => ({ key: keys[index % agents], body: host(index).full(1) })
    const bytes = { full: fullBody(0).body.length, unchanged: host(0).unchanged(2).length }

    const bareFull = await load(bare.url, connections, sender(full, fullBody))
    const popisFull = await load(reports, connections, sender(full, fullBody))
    // The hosts that have reported report again, in turn: nothing about them has changed.
    const unchangedBody = (index) => {
      const at = index % full
      return { key: keys[at], body: host(at).unchanged(2 + Math.floor(index / full)) }
    }
    const bodies = sender(unchanged, unchangedBody)
    const bareUnchanged = await load(bare.url, connections, sender(unchanged, unchangedBody))
    const popisUnchanged = await load(reports, connections, bodies)
    return {
      bytes,
      bareFull,
      popisFull,
      bareUnchanged,
      popisUnchanged,
      agents,
      memoryMiB: peakMiB(popis.child.pid),
    }
  } finally {
    await stop(popis.child)
    await stop(bare.child)
    rmSync(data, { recursive: true, force: true })
  }
}
