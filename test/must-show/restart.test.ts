import { afterEach, beforeEach, expect, it } from 'vitest'
import { judgeAll } from '#service/judge-all.js'
import { backupRecent } from '../domain/policy/rules-for-tests.js'
import { nightly, openWorld, type World } from '../service/world.js'

let world: World
beforeEach(async () => {
  const recipients = [{ channel: 'mail', recipient: 'it@example.rs', language: 'en' }]
  world = await openWorld([backupRecent()], { recipients })
})
afterEach(() => world.close())

const alerts = () => world.reader.alerts.list({})
const verdicts = () => world.reader.verdicts({})

it('a start, and a change of the register, leave what is known of hosts and who was told as they are', async () => {
  const agent = await world.enrol('a')
  const facts = (lastSuccess: string) => ({ 'backup/restic': [nightly(lastSuccess)] })
  await world.send(agent, {
    at: '2026-11-22T06:00:00.000Z',
    facts: facts('2026-11-21T23:10:00Z'),
    sequence: 1,
  })
  world.setClock('2026-11-22T06:05:00.000Z')
  await world.send(agent, {
    at: '2026-11-22T06:05:00.000Z',
    facts: facts('2026-11-18T23:10:00Z'),
    sequence: 2,
  })
  const [verdictsBefore, alertsBefore] = [await verdicts(), await alerts()]
  expect(verdictsBefore.map(({ state }) => state)).toEqual(['lapsed'])
  expect(alertsBefore).toMatchObject([{ state: 'lapsed', closedAt: null }])

  await world.reopen()
  world.setClock('2026-11-22T06:07:00.000Z')
  await world.judgeRegister()
  expect(await verdicts()).toEqual(verdictsBefore)
  await judgeAll(world)
  expect(await verdicts()).toEqual(verdictsBefore)
  expect(await alerts()).toEqual(alertsBefore)
  expect(await world.reader.outbox.waiting()).toHaveLength(1)
})
