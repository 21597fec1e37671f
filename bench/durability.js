// npm run durability: two thousand reports at once, kill -9 in the middle, start again. Whatever was acknowledged must
// be there with its verdicts and its mail, nothing may be there by half, and nobody may be told of anything else.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openClient } from './durability/client.js'
import { enrolAll, makeHosts } from './durability/hosts.js'
import { openMailServer } from './durability/mail-server.js'
import { runRound } from './durability/round.js'
import { startServer } from './durability/server.js'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, hosts: { type: 'string', default: '2000' } },
})
const say = (line) => process.stdout.write(`${line}\n`)
const rounds = Number(values.rounds)
const count = Number(values.hosts)
const launcher = join(dirname(dirname(fileURLToPath(import.meta.url))), 'bin', 'popis.js')
const folder = mkdtempSync(join(tmpdir(), 'popis-durability-'))
const template = join(folder, 'data')
/** News that comes after a mail waits five minutes for others: only some rounds send again what was lost. */
const kinds = [
  { killAtMail: 'never', isResent: true },
  { killAtMail: 'before', isResent: false },
  { killAtMail: 'after', isResent: false },
]
let busy = Promise.resolve()
/** One after another: a round must be over with its reports before its first mail goes out. */
const alone = (work) => {
  const mine = busy.then(work)
  busy = mine.catch(() => undefined)
  return mine
}
/** Rounds under way at the same time: most of a round is waiting for its mail. */
const atOnce = 8

/** Every host known and well, once for all rounds. */
const prepare = async () => {
  const hosts = makeHosts(count)
  const server = await startServer(launcher, template, {})
  const popis = (...words) =>
    execFileSync(process.execPath, [launcher, ...words], {
      env: { ...process.env, POPIS_DATA: template },
      encoding: 'utf8',
    }).trim()
  const key = popis('token', 'create', '--role', 'viewer')
  const client = openClient(50)
  await enrolAll(client, server.url, popis('agent', 'token', '--uses', String(count)), hosts)
  client.close()
  await server.stop()
  return { hosts, key }
}

const post = await openMailServer()
let failed = 0
try {
  say(`Enrolling ${count} hosts …`)
  const { hosts, key } = await prepare()
  const results = []
  let next = 1
  const work = async () => {
    while (next <= rounds) {
      const number = next++
      const kind = kinds[number % kinds.length]
      const log = (text) => say(`round ${number}: ${text}`)
      const result = await runRound({ number, launcher, template, hosts, key, post, ...kind, log, alone })
      results.push(result)
      for (const fault of result.faults.slice(0, 10)) console.error(`round ${number}: ${fault}`)
      const outcome = result.faults.length === 0 ? 'ok' : `${result.faults.length} FAULTS`
      log(
        `${outcome}; ${result.troubles} troubles, ${result.mails} mails, killed again at the mail: ${kind.killAtMail}`,
      )
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  const sum = (field) => results.reduce((total, result) => total + result[field], 0)
  failed = results.reduce((total, { faults }) => total + faults.length, 0)
  say(
    `${results.length} rounds of ${count} reports: ${sum('struck')} acknowledged before the kill, ${sum('onDiskUnheard')} more on disk, ${sum('again')} sent again, ${sum('troubles')} troubles, ${sum('mails')} mails.`,
  )
  say(failed === 0 ? 'Nothing lost, nothing by half, nobody told too much.' : `${failed} FAULTS.`)
} finally {
  await post.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
