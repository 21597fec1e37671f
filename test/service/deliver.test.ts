import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { hour, minute, plusMs, second } from '#lib/instant.js'
import { openDeliverer } from '#service/deliver.js'
import { openWorld, rules, type World } from './alert-world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await world.addSubject('host:a', 'srv-01')
})
afterEach(() => world.close())

const start = '2026-11-22T12:00:00.000Z'
const alertsOf = (index: number) =>
  world.channel.sent[index]?.message.items.map(({ kind, thing }) => `${kind} ${thing}`)
const when = () => world.channel.sent.map(({ at }) => (Date.parse(at) - Date.parse(start)) / second)

describe('what is told at once', () => {
  it('goes out within 20 seconds in a quiet time, all that opened by then in one message', async () => {
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(10 * second)
    await world.judge(rules.power, 'b', 'fail')
    await world.pass(minute)
    expect(when()).toEqual([20])
    expect(alertsOf(0)).toEqual(['opened b', 'opened a'])
  })

  it('what opens in the five minutes after is one message at their end', async () => {
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(20 * second)
    for (const thing of ['b', 'c', 'd', 'e', 'f']) {
      await world.pass(40 * second)
      await world.judge(rules.backup, thing, 'lapsed')
    }
    await world.pass(10 * minute)
    expect(when()).toEqual([20, 320])
    expect(alertsOf(1)).toHaveLength(5)
  })

  it('its end is told to whoever heard of it', async () => {
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(10 * minute)
    await world.judge(rules.backup, 'a', 'pass')
    await world.pass(minute)
    expect(alertsOf(1)).toEqual(['closed a'])
    expect(when()).toEqual([20, 620])
  })

  it('an end and a new trouble are one message, the trouble first', async () => {
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(10 * minute)
    await world.judge(rules.backup, 'a', 'pass')
    await world.judge(rules.backup, 'b', 'fail')
    await world.pass(minute)
    expect(alertsOf(1)).toEqual(['opened b', 'closed a'])
  })

  it('each recipient has messages of his own', async () => {
    world.recipients.push({ channel: 'mail', recipient: 'head@example.rs', language: 'sr-Latn' })
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(minute)
    expect(world.channel.sent.map(({ recipient, message }) => [recipient, message.language])).toEqual([
      ['it@example.rs', 'en'],
      ['head@example.rs', 'sr-Latn'],
    ])
  })
})

describe('what nobody is told', () => {
  it('what is over before it was told, neither its beginning nor its end', async () => {
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(10 * second)
    await world.judge(rules.backup, 'a', 'pass')
    await world.pass(hour)
    expect(world.channel.tries).toEqual([])
    expect(await world.alerts().list()).toMatchObject([{ thing: 'a', closedAt: plusMs(start, 10 * second) }])
  })

  it('what a host’s first report shows, and that it is over', async () => {
    await world.judge(rules.backup, 'a', 'fail', { isFirstReport: true })
    expect(await world.alerts().list({ open: true })).toHaveLength(1)
    await world.pass(hour)
    await world.judge(rules.backup, 'a', 'pass')
    await world.pass(hour)
    expect(world.channel.tries).toEqual([])
  })

  it('the end of what could not be delivered to them', async () => {
    world.channel.answer.with = 'never'
    await world.judge(rules.backup, 'a', 'fail')
    await world.pass(minute)
    world.channel.answer.with = 'take'
    await world.judge(rules.backup, 'a', 'pass')
    await world.pass(hour)
    expect(world.channel.sent).toEqual([])
  })
})

describe('silence', () => {
  it('is told, and ends with the next report', async () => {
    await world.silence('host:a', plusMs(start, -15 * minute))
    await world.pass(10 * minute)
    await world.silence('host:a', null)
    await world.pass(minute)
    expect(alertsOf(0)).toEqual(['opened host:a'])
    expect(alertsOf(1)).toEqual(['closed host:a'])
  })
})

describe('the digest', () => {
  it('is one message at eight local time', async () => {
    await world.judge(rules.disk, 'a', 'fail')
    await world.pass(hour)
    await world.judge(rules.disk, 'b', 'fail')
    await world.pass(24 * hour)
    expect(world.channel.sent.map(({ at }) => at)).toEqual(['2026-11-23T07:00:00.000Z'])
    expect(alertsOf(0)).toEqual(['opened a', 'opened b'])
  })

  it('does not hold back what is urgent', async () => {
    await world.judge(rules.disk, 'a', 'fail')
    await world.judge(rules.power, 'b', 'fail')
    await world.pass(minute)
    expect(alertsOf(0)).toEqual(['opened b'])
  })

  it('that was missed while nothing ran goes out at the start', async () => {
    await world.judge(rules.disk, 'a', 'fail')
    world.clock.set('2026-11-23T10:30:00.000Z')
    await world.restart()
    await world.deliverer.runDue()
    expect(world.channel.sent.map(({ at }) => at)).toEqual(['2026-11-23T10:30:00.000Z'])
  })
})

describe('the worker', () => {
  it('sleeps until the moment of the next message and wakes for what was queued since', async () => {
    await world.deliverer.start()
    expect(world.clock.pending()).toEqual([])
    await world.judge(rules.backup, 'a', 'lapsed')
    world.deliverer.wake()
    await vi.waitFor(() => expect(world.clock.pending()).toEqual([plusMs(start, 20 * second)]))
    world.clock.set(plusMs(start, 20 * second))
    await vi.waitFor(() => expect(world.channel.sent).toHaveLength(1))
    await world.deliverer.stop()
    expect(world.clock.pending()).toEqual([])
  })

  it('sends once, however often it is asked at the same time', async () => {
    await world.judge(rules.backup, 'a', 'lapsed')
    world.clock.set(plusMs(start, 20 * second))
    await Promise.all([world.deliverer.runDue(), world.deliverer.runDue(), world.deliverer.runDue()])
    expect(world.channel.tries).toHaveLength(1)
  })

  it('does not start where a text of a rule cannot be filled in', () => {
    const broken = { ...rules.backup, failed: 'No backup of {job since' }
    const policy = { rules: new Map([[broken.id, broken]]) }
    expect(() => openDeliverer({ ...world.options(), policy })).toThrow(
      'some texts of the rules cannot be filled in',
    )
  })
})
