// One round: all hosts report at once, the server is killed in the middle and started again.
import { cpSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { openClient } from './client.js'
import { secondReport } from './hosts.js'
import { lookAtAll } from './look.js'
import { startServer } from './server.js'
import { isAllTold, mailFaults } from './told.js'

/** News that comes after a mail waits five minutes for others. */
const mailWithinMs = 6 * 60_000
/** How long to wait for a mail too many. */
const quietMs = 3000

/** Sends the reports of `hosts`, all at once; `onTaken` hears of each that was acknowledged. Returns the refusals. */
const sendAll = async (url, hosts, bodies, onTaken) => {
  const client = openClient(hosts.length)
  const refused = []
  const one = async (host) => {
    const asked = { method: 'POST', key: host.key, body: bodies.get(host.name) }
    const { status, text } = await client.ask(`${url}/api/v1/reports`, asked)
    if (status === 200 && JSON.parse(text).acknowledged === 2) onTaken(host)
    else refused.push(`${host.name} was refused: ${status} ${text}`)
  }
  // Where the connection broke nobody knows whether the report was taken: such a host is simply not acknowledged.
  await Promise.allSettled(hosts.map(one))
  client.close()
  return refused
}

/** Sends everything and kills the server somewhere in the middle, a few milliseconds after an answer. */
const strike = async (server, hosts, bodies) => {
  const acknowledged = new Set()
  const killAfter = Math.floor(hosts.length * (0.1 + 0.7 * Math.random()))
  let killed = null
  const faults = await sendAll(server.url, hosts, bodies, ({ name }) => {
    acknowledged.add(name)
    if (acknowledged.size === killAfter) killed = pause(Math.random() * 30).then(server.kill)
  })
  await (killed ?? server.kill())
  return { acknowledged, faults }
}

/** What `found` has torn, or has not although it was acknowledged. */
const lossesIn = (found, acknowledged) =>
  [...found].flatMap(([name, { is, why }]) => {
    if (is === 'torn') return [`${name} is there by half: ${why}`]
    return is === 'first' && acknowledged.has(name) ? [`${name} was acknowledged and is not there`] : []
  })

/** Takes no mail until the round is ready for it, as greylisting does. */
const holdMails = (box) => {
  box.onWhole = () => 'refuse'
}

/** Takes mails, and makes the server die at the first one: `before` or `after` it is taken, or `never`. */
const takeMails = (box, when, restart) => {
  let restarted = null
  box.onWhole = () => {
    if (when !== 'before' || restarted) return 'take'
    restarted = restart()
    return 'refuse'
  }
  box.onTaken = () => {
    if (when === 'after') restarted ??= restart()
  }
  return { done: () => restarted }
}

/** Reports, kills, starts again and sends again what was not heard. Returns what must hold from then on. */
const disturb = async ({ start, hosts, key, log, isResent }) => {
  const bodies = new Map(hosts.map((host) => [host.name, secondReport(host)]))
  const { acknowledged, faults } = await strike(await start(), hosts, bodies)
  const server = await start()
  const found = await lookAtAll(server.url, key, hosts)
  faults.push(...lossesIn(found, acknowledged))
  const unheard = hosts.filter(({ name }) => !acknowledged.has(name))
  const isOnDisk = ({ name }) => found.get(name).is === 'second'
  const onDiskUnheard = unheard.filter(isOnDisk).length
  log(
    `killed after ${acknowledged.size} acknowledgements; ${onDiskUnheard} of the ${unheard.length} others are on disk`,
  )

  // What is on disk is acknowledged now and changes nothing. Of the rest most never come again: no mail.
  const again = unheard.filter((host, index) => isOnDisk(host) || (isResent && index % 10 === 0))
  const struck = acknowledged.size
  faults.push(...(await sendAll(server.url, again, bodies, ({ name }) => acknowledged.add(name))))
  for (const { name } of again)
    if (!acknowledged.has(name)) faults.push(`${name} came again and was not taken`)
  return { server, acknowledged, faults, figures: { struck, onDiskUnheard, again: again.length } }
}

/**
 * One round on a copy of `template`; `alone` runs its busy parts while no other round has one. Returns what was lost,
 * torn or told without a reason, and the figures of the round.
 */
export const runRound = async ({
  number,
  launcher,
  template,
  hosts,
  key,
  post,
  killAtMail,
  isResent,
  log,
  alone,
}) => {
  const data = `${template}-${number}`
  const address = `round-${number}@example.org`
  const box = post.box(address)
  const start = () =>
    startServer(launcher, data, { POPIS_SMTP_URL: post.url, POPIS_MAIL_TO: `${address};en` })
  holdMails(box)
  const disturbed = await alone(() => {
    cpSync(template, data, { recursive: true })
    return disturb({ start, hosts, key, log, isResent })
  })
  const { acknowledged, faults, figures } = disturbed
  let { server } = disturbed

  const expected = new Set(
    hosts.filter(({ name, isTroubled }) => isTroubled && acknowledged.has(name)).map(({ name }) => name),
  )
  const mailKill = takeMails(box, killAtMail, async () => {
    await server.kill()
    server = await start()
  })
  const until = Date.now() + mailWithinMs
  while (!isAllTold(box.mails, expected) && Date.now() < until) await pause(100)
  await mailKill.done()
  await pause(quietMs)
  faults.push(...mailFaults(box.mails, expected))

  const last = await alone(() => lookAtAll(server.url, key, hosts))
  faults.push(...lossesIn(last, acknowledged))
  for (const [name, { is }] of last)
    if (is === 'second' && !acknowledged.has(name)) faults.push(`${name} is there and was never acknowledged`)
  await server.stop()
  rmSync(data, { recursive: true, force: true })
  return { faults, ...figures, troubles: expected.size, mails: box.mails.length }
}
