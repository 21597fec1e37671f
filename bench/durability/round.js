// One round: all hosts report at once, the server is killed in the middle and started again.
import { cpSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openClient } from './client.js'
import { secondReport } from './hosts.js'
import { lookAtAll } from './look.js'
import { startServer } from './server.js'

const mailWithinMs = 60_000

/** Sends the reports of `hosts` side by side; `onTaken` hears of each that was acknowledged. */
const sendAll = async (url, hosts, bodies, onTaken) => {
  const client = openClient(hosts.length)
  const refused = []
  const one = async (host) => {
    const asked = { method: 'POST', key: host.key, body: bodies.get(host.name) }
    const { status, text } = await client.ask(`${url}/api/v1/reports`, asked)
    if (status === 200 && JSON.parse(text).acknowledged === 2) onTaken(host)
    else refused.push(`${host.name} was refused: ${status} ${text}`)
  }
  await Promise.allSettled(hosts.map(one))
  client.close()
  return refused
}

/** Names each of `expected` once in each mail's worth of news, and no other. */
const mailFaults = (mails, expected) => {
  const byId = Map.groupBy(mails, ({ id }) => id)
  const messages = [...byId.values()].map(([first]) => first)
  const named = messages.flatMap(({ hosts }) => hosts)
  const faults = []
  for (const name of expected) if (!named.includes(name)) faults.push(`no mail names ${name}`)
  for (const name of new Set(named)) {
    if (!expected.has(name)) faults.push(`a mail names ${name}, and nobody may know of it`)
    if (named.filter((other) => other === name).length > 1) faults.push(`two messages name ${name}`)
  }
  for (const same of byId.values())
    if (same.some(({ text }) => text !== same[0].text)) faults.push(`a mail came again with another text under ${same[0].id}`)
  return faults
}

/**
 * `killAtMail`: `never`, `before` the mail is taken (it must come again) or `after` (it may come again, the same).
 * Returns what was lost, torn or told without a reason, and the figures of the round.
 */
export const runRound = async ({ number, launcher, template, hosts, key, post, killAtMail, log }) => {
  const data = `${template}-${number}`
  cpSync(template, data, { recursive: true, filter: (file) => !file.endsWith('.sock') })
  const address = `round-${number}@example.org`
  const box = post.box(address)
  const start = () => startServer(launcher, data, { POPIS_SMTP_URL: post.url, POPIS_MAIL_TO: `${address};en` })
  const bodies = new Map(hosts.map((host) => [host.name, secondReport(host)]))
  const acknowledged = new Set()
  const killAfter = Math.floor(hosts.length * (0.1 + 0.8 * Math.random()))
  const startedAt = Date.now()

  let server = await start()
  let killed = null
  const faults = await sendAll(server.url, hosts, bodies, (host) => {
    acknowledged.add(host.name)
    // Some milliseconds later the next commits are somewhere between their first write and their last.
    if (acknowledged.size === killAfter) killed = pause(Math.random() * 30).then(server.kill)
  })
  await killed
  log(`${acknowledged.size} acknowledged, then kill -9`)

  server = await start()
  const client = openClient(20)
  const found = await lookAtAll(client, server.url, key, hosts)
  const isOnDisk = (host) => found.get(host.name).is === 'second'
  for (const host of hosts) {
    const { is, why } = found.get(host.name)
    if (is === 'torn') faults.push(`${host.name} is half there: ${why}`)
    if (is === 'first' && acknowledged.has(host.name)) faults.push(`${host.name} was acknowledged and is not there`)
  }
  const unheard = hosts.filter((host) => !acknowledged.has(host.name))
  const onDiskUnheard = unheard.filter(isOnDisk).length
  log(`${unheard.length} not acknowledged, ${onDiskUnheard} of them on disk`)

  // What was on disk already is acknowledged now and changes nothing; every other one never comes again.
  const again = unheard.filter((host, index) => isOnDisk(host) || index % 2 === 0)
  const lateFaults = await sendAll(server.url, again, bodies, (host) => acknowledged.add(host.name))
  faults.push(...lateFaults)
  for (const host of again) if (!acknowledged.has(host.name)) faults.push(`${host.name} is not taken when it comes again`)

  const expected = new Set(hosts.filter(({ name, isTroubled }) => isTroubled && acknowledged.has(name)).map(({ name }) => name))
  let restarted = null
  const killOnce = () => {
    restarted ??= server.kill().then(start).then((next) => {
      server = next
    })
  }
  box.onWhole = () => {
    if (killAtMail !== 'before' || restarted) return 'take'
    killOnce()
    return 'refuse'
  }
  box.onTaken = () => {
    if (killAtMail === 'after') killOnce()
  }
  const isComplete = () => mailFaults(box.mails, expected).every((fault) => !fault.startsWith('no mail'))
  const until = Date.now() + mailWithinMs
  while (!isComplete() && Date.now() < until) await pause(200)
  await restarted
  // Time for one too many.
  await pause(3000)
  faults.push(...mailFaults(box.mails, expected))
  const last = await lookAtAll(client, server.url, key, hosts)
  for (const host of hosts) {
    const { is, why } = last.get(host.name)
    const wanted = acknowledged.has(host.name) ? 'second' : 'first'
    if (is !== wanted) faults.push(`${host.name}: ${is} where ${wanted} was expected in the end ${why ?? ''}`)
  }
  client.close()
  await server.stop()
  rmSync(data, { recursive: true, force: true })
  const first = box.mails[0]
  return {
    faults,
    acknowledged: acknowledged.size,
    onDiskUnheard,
    resent: again.length,
    troubles: expected.size,
    mails: box.mails.length,
    seconds: (Date.now() - startedAt) / 1000,
    mailAfterSeconds: first ? (first.at - startedAt) / 1000 : null,
  }
}
