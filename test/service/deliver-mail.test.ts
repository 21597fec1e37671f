import { afterEach, expect, it } from 'vitest'
import { hour, minute } from '#lib/instant.js'
import { openDeliverer } from '#service/deliver.js'
import mail from '../../src/alerts/mail.js'
import { freePort, openMailServer } from '../alerts/mail-server.js'
import { openWorld, rules } from './alert-world.js'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

it('a backup lapses while the mail server is down: the mail arrives once it is up, and then one that it is over', async () => {
  const world = await openWorld()
  cleanups.push(world.close)
  await world.addSubject('host:a', 'srv-01')
  world.recipients[0] = { channel: 'mail', recipient: 'it@example.rs', language: 'sr-Cyrl' }
  const port = await freePort()
  const channel = await mail.open(
    mail.options.parse({ url: `smtp://127.0.0.1:${port}`, from: 'popis@example.rs', timeoutMs: 2000 }),
  )
  cleanups.push(channel.close)
  const deliverer = openDeliverer({ ...world.options(), channels: new Map([['mail', channel]]) })

  await world.silence('host:a', '2026-11-22T11:00:00.000Z')
  world.clock.set('2026-11-22T12:00:20.000Z')
  expect(await deliverer.runDue()).toBe('2026-11-22T12:00:50.000Z')
  const server = await openMailServer(port)
  cleanups.push(server.close)
  world.clock.set('2026-11-22T12:00:50.000Z')
  expect(await deliverer.runDue()).toBeNull()
  await world.silence('host:a', null)
  world.clock.set(new Date(Date.parse(world.clock.now()) + hour + minute).toISOString())
  await deliverer.runDue()

  expect(server.mails.map(({ headers }) => headers.get('subject'))).toEqual([
    'srv-01 се не јавља од 22.11.2026. 12:00',
    'Завршено: srv-01 се не јавља од 22.11.2026. 12:00',
  ])
  expect(server.mails.map(({ headers }) => headers.get('message-id'))).toEqual([
    '<message-1@example.rs>',
    '<message-2@example.rs>',
  ])
  expect(server.mails[1]?.text).toContain('Трајало: 1 сат (од 22.11.2026. 12:00 до 22.11.2026. 13:00)\n')
})

it('a job that was judged lapsed is told with what its evidence says', async () => {
  const world = await openWorld()
  cleanups.push(world.close)
  const server = await openMailServer()
  cleanups.push(server.close)
  const channel = await mail.open(mail.options.parse({ url: server.url, from: 'popis@example.rs' }))
  cleanups.push(channel.close)
  const deliverer = openDeliverer({ ...world.options(), channels: new Map([['mail', channel]]) })
  await world.judge(rules.backup, 'host:a#backup/restic#ноћна', 'lapsed', {
    values: { job: 'ноћна', lastSuccess: null },
  })
  world.clock.set('2026-11-22T12:00:20.000Z')
  await deliverer.runDue()
  expect(server.mails[0]?.text).toContain('No successful backup of ноћна since never\n')
})
