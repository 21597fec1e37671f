// Every page of a large world, asked one after another over one kept connection, beside /healthz in the same run.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { startPopis, stop } from './server-process.js'

/** What people open: every room of the navigation, and of what lies behind each the usual. */
const addresses = (count, host) => [
  '/',
  '/?all=1',
  '/hosts',
  '/hosts?q=pc-99',
  '/hosts?q=192.0.2.7',
  '/hosts?state=fail',
  '/hosts?sort=os',
  `/hosts/host:pc-${host}`,
  `/hosts/host:pc-${host}/changes`,
  `/hosts/host:pc-${host}/readings`,
  '/register/assets',
  '/register/assets?q=4711',
  '/register/assets?q=Model&kind=laptop',
  '/register/assets?after=INV-015000',
  '/register/persons',
  '/register/contracts',
  '/register/places',
  '/register/serviceRecords',
  `/register/assets/INV-${String(host).padStart(6, '0')}`,
  `/register/assets/INV-${String(host).padStart(6, '0')}/edit`,
  '/register/assets/new',
  '/register/import',
  '/history',
  '/history?part=assets',
  '/history?part=assets&q=4711',
  '/verdicts',
  '/verdicts?by=thing',
  '/verdicts?state=pass',
  '/verdicts?q=pc-4711',
  '/verdicts/warranty-in-force',
  '/verdicts/backup-recent',
  '/alerts',
  '/alerts?show=all',
  '/checklists',
  '/checklists/rs-2016',
  '/checklists/iso27001',
  '/links',
  '/links?list=unseen',
  '/links?list=linked',
  '/links?list=ignored',
  '/custody',
  '/custody/of/OSOBA-4',
  '/custody/new',
  '/labels',
  '/counts',
  '/counts/new',
  `/counts/${count}`,
  `/counts/${count}?place=ROOM-7`,
  ...['open', 'found', 'missing', 'differences', 'surplus', 'seen'].map(
    (tab) => `/counts/${count}?tab=${tab}`,
  ),
  `/counts/${count}/scan`,
  '/agents',
  '/people',
  '/people/tokens',
  '/audit',
  '/settings',
  '/to-sign',
  '/plans',
  '/plans/plan',
  '/plans/plan?tab=totals',
  '/plans/plan?tab=forecast',
  '/plans/plan/rows/1.1.0',
]

const ask = (agent, url, key) =>
  new Promise((resolve, reject) => {
    const headers = {
      accept: 'text/html',
      'accept-language': 'sr-Cyrl',
      'accept-encoding': 'gzip',
      ...(key && { authorization: `Bearer ${key}` }),
    }
    const at = performance.now()
    const asked = request(url, { agent, headers }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk) => {
        bytes += chunk.length
      })
      answer.on('end', () => resolve({ status: answer.statusCode, bytes, ms: performance.now() - at }))
    })
    asked.on('error', reject)
    asked.end()
  })

const measure = async (agent, url, key, { rounds, warm }) => {
  const times = []
  let last
  for (let round = 0; round < warm + rounds; round += 1) {
    last = await ask(agent, url, key)
    if (round >= warm) times.push(last.ms)
  }
  times.sort((a, b) => a - b)
  return {
    p50Ms: times[times.length >> 1],
    p95Ms: times[Math.min(times.length - 1, Math.floor(times.length * 0.95))],
    bytes: last.bytes,
    status: last.status,
  }
}

/** Processor seconds of a process so far; null where the system does not say. */
const processorSeconds = (pid) => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return null
  }
}

/** A server judges everything anew when it starts: resolves once it has little to do for three seconds. */
const settled = async (pid, mostSeconds) => {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  let quiet = 0
  let before = processorSeconds(pid)
  while (quiet < 3 && seconds() < mostSeconds) {
    await wait(1000)
    const now = processorSeconds(pid)
    quiet = now !== null && now - before < 0.1 ? quiet + 1 : 0
    before = now
  }
  return seconds()
}

/** `folder` holds a large world; a token and a count are added to it. Worst pages first. */
export const benchPages = async ({ launcher, folder, hosts, rounds = 30, warm = 2, only = null }) => {
  const began = performance.now()
  const { child, url } = await startPopis(folder, launcher)
  const startSeconds = (performance.now() - began) / 1000
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const popis = (...words) =>
      execFileSync(process.execPath, [launcher, ...words], {
        env: { ...process.env, POPIS_DATA: folder },
        encoding: 'utf8',
      }).trim()
    const key = popis('token', 'create', '--role', 'admin', '--for', 'bench')
    popis('count', 'open', '--name', 'Bench')
    const { items: counts } = await (
      await fetch(`${url}/api/v1/counts`, { headers: { authorization: `Bearer ${key}` } })
    ).json()
    const settledSeconds = await settled(child.pid, 300)
    const timing = { rounds, warm }
    const bare = await measure(agent, `${url}/healthz`, null, { rounds: rounds * 10, warm: 50 })
    const pages = []
    for (const address of addresses(counts[0].id, Math.floor(hosts * 0.4711)).filter(
      (one) => only === null || one.startsWith(only),
    ))
      pages.push({ address, ...(await measure(agent, `${url}${address}`, key, timing)) })
    // A page that was not shown took no time worth telling.
    const refused = pages.filter(({ status }) => status !== 200)
    if (refused.length > 0)
      throw new Error(refused.map(({ address, status }) => `${address} answered ${status}`).join('\n'))
    return {
      startSeconds,
      settledSeconds,
      bare,
      pages: pages.toSorted((a, b) => b.p95Ms - a.p95Ms),
    }
  } finally {
    agent.destroy()
    await stop(child)
  }
}
