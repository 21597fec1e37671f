// Pings of jobs at a given pace, as so many scripts send them: what each waits, and whether all are kept.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { load } from './load.js'
import { startPopis, stop } from './server-process.js'

const body = `${'backed up one more folder\n'.repeat(40)}done\n`

const post = (agent, url) =>
  new Promise((resolve, reject) => {
    const headers = { 'content-length': Buffer.byteLength(body) }
    const asked = request(url, { agent, method: 'POST', headers }, (answer) => {
      answer.resume()
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode}`)),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })

/** Sends at its times, whether those before were answered or not: who waits is not spared. */
const paced = async (urls, count, perSecond) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  const times = []
  const all = []
  const started = performance.now()
  for (let sent = 0; sent < count; sent++) {
    const due = started + (sent * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await setTimeout(early)
    all.push(post(agent, urls[sent % urls.length]).then(() => times.push(performance.now() - due)))
  }
  await Promise.all(all)
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
  return { perSecond: count / seconds, p50Ms: at(0.5), p99Ms: at(0.99), seconds }
}

export const benchPing = async ({ launcher, checks, count }) => {
  const data = mkdtempSync(join(tmpdir(), 'popis-bench-ping-'))
  const popis = await startPopis(data, launcher)
  try {
    const env = { ...process.env, POPIS_DATA: data }
    const popisSays = (...words) =>
      execFileSync(process.execPath, [launcher, ...words], { env, encoding: 'utf8' }).trim()
    const token = popisSays('token', 'create', '--role', 'operator')
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const urls = []
    for (let number = 0; number < checks; number++) {
      const asked = {
        name: `job ${number}`,
        kind: number % 2 ? 'job' : 'backup',
        schedule: { periodSeconds: 86_400, graceSeconds: 3600 },
      }
      const answer = await fetch(`${popis.url}/api/v1/ping-checks`, {
        method: 'POST',
        headers,
        body: JSON.stringify(asked),
      })
      if (!answer.ok) throw new Error(`a check: ${answer.status} ${await answer.text()}`)
      urls.push(`${popis.url}/ping/${(await answer.json()).secret}`)
    }
    const minute = await paced(urls, count, count / 60)
    const kept = JSON.parse(popisSays('ping', 'list', '--format', 'json')).reduce(
      (sum, { pings }) => sum + pings,
      0,
    )
    let left = 2000
    const one = { key: '', body }
    const [url] = urls
    const flood = await load(url, 50, () => (left-- > 0 ? one : null))
    return { minute, kept, flood }
  } finally {
    await stop(popis.child)
    rmSync(data, { recursive: true, force: true })
  }
}
