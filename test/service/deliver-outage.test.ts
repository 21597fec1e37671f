import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hour, minute, plusMs, second } from '#lib/instant.js'
import { openWorld, rules, type World } from './alert-world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const start = '2026-11-22T12:00:00.000Z'
const alertsOf = (index: number) =>
  world.channel.sent[index]?.message.items.map(({ kind, thing }) => `${kind} ${thing}`)
const when = () => world.channel.sent.map(({ at }) => (Date.parse(at) - Date.parse(start)) / second)

describe('while the channel is down', () => {
  it('for an hour nothing is lost, the same message is tried with growing pauses, and then what came since', async () => {
    world.channel.answer.with = 'later'
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(30 * minute)
    const pauses = world.channel.tries
      .map(({ at }) => Date.parse(at))
      .map((at, index, all) => (at - (all[index - 1] ?? at)) / second)
    expect(pauses).toEqual([0, 30, 60, 120, 240, 480])
    await world.judge(rules.backup, 'b', 'lapsed')
    await world.pass(30 * minute)
    expect(new Set(world.channel.tries.map(({ id }) => id)).size).toBe(1)
    world.channel.answer.with = 'take'
    await world.pass(2 * hour)
    expect(world.channel.sent.map(({ message }) => message.id)).toEqual(['message-1', 'message-2'])
    expect([alertsOf(0), alertsOf(1)]).toEqual([['opened a'], ['opened b']])
    expect(await world.outbox().waiting()).toEqual([])
  })

  it('news is a reason to try the older message before its time', async () => {
    world.channel.answer.with = 'later'
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(70 * minute)
    world.channel.answer.with = 'take'
    await world.judge(rules.power, 'b', 'fail')
    const news = world.clock.now()
    await world.pass(minute)
    expect(world.channel.sent.map(({ message }) => message.items[0]?.thing)).toEqual(['a', 'b'])
    expect(world.channel.sent.every(({ at }) => at <= plusMs(news, 20 * second))).toBe(true)
  })

  it('one recipient who is refused for now holds back no other, and no one waits longer once it is up', async () => {
    world.recipients.push({ channel: 'mail', recipient: 'head@example.rs', language: 'en' })
    world.channel.answer.with = 'later'
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(20 * minute)
    world.channel.answer.for = 'head@example.rs'
    await world.pass(20 * minute)
    expect(world.channel.sent.map(({ recipient }) => recipient)).toEqual(['it@example.rs'])
    world.channel.answer.with = 'take'
    await world.pass(hour)
    expect(world.channel.sent).toHaveLength(2)
  })

  it('a digest that waits to be tried again goes as soon as anything is taken', async () => {
    world.channel.answer.with = 'later'
    await world.judge(rules.disk, 'a', 'fail')
    await world.pass(20.2 * hour)
    world.channel.answer.with = 'take'
    await world.judge(rules.power, 'b', 'fail')
    await world.pass(20 * second)
    expect(world.channel.sent.map(({ message }) => message.urgency)).toEqual(['now', 'digest'])
  })

  it('the end of a trouble does not overtake its beginning', async () => {
    world.channel.answer.with = 'later'
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(10 * minute)
    await world.judge(rules.backup, 'a', 'pass')
    world.channel.answer.with = 'take'
    await world.pass(hour)
    expect([alertsOf(0), alertsOf(1)]).toEqual([['opened a'], ['closed a']])
  })

  it('what is refused for good is given up and logged, and the next goes on', async () => {
    world.channel.answer.with = 'never'
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(minute)
    expect(world.log.filter(({ level }) => level === 'error')).toHaveLength(1)
    const [alert] = await world.alerts().list()
    expect(await world.outbox().ofAlert(alert?.id ?? 0)).toMatchObject([
      { failedAt: plusMs(start, 20 * second), error: 'refused' },
    ])
    world.channel.answer.with = 'take'
    await world.judge(rules.backup, 'b', 'lapsed')
    await world.pass(10 * minute)
    expect(alertsOf(0)).toEqual(['opened b'])
  })

  it('a channel that is no longer configured loses nothing', async () => {
    world.recipients[0] = { channel: 'pigeon', recipient: 'x', language: 'en' }
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(hour)
    expect(await world.outbox().waiting()).toMatchObject([{ error: 'there is no channel pigeon' }])
  })
})

describe('a kill', () => {
  it('between binding and the answer: the same message goes again under the same id', async () => {
    await world.judge(rules.backup, 'a', 'lapsed')
    world.clock.set(plusMs(start, 20 * second))
    const [notice] = await world.outbox().waiting()
    await world.store.transaction(async (tx) => {
      await tx.of('plandiste').outbox.bind([notice?.id ?? 0], 'bound-before', world.clock.now())
    })
    await world.restart()
    await world.judge(rules.backup, 'b', 'lapsed')
    await world.pass(10 * minute)
    expect(world.channel.sent.map(({ message }) => message.id)).toEqual(['bound-before', 'message-1'])
    expect([alertsOf(0), alertsOf(1)]).toEqual([['opened a'], ['opened b']])
  })

  it('before binding: the message is made after the start', async () => {
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.restart()
    await world.pass(minute)
    expect(when()).toEqual([20])
  })

  it('in the back-off: it is tried when it was due', async () => {
    world.channel.answer.with = 'later'
    await world.judge(rules.backup, 'a', 'lapsed')
    await world.pass(minute)
    await world.restart()
    world.channel.answer.with = 'take'
    await world.pass(5 * minute)
    expect(world.channel.sent.map(({ message }) => message.id)).toEqual(['message-1'])
    expect(when()).toEqual([110])
  })
})

it('whatever happens in whatever order, everybody hears of each trouble once and of its end once, in that order', async () => {
  const things = ['a', 'b', 'c']
  const step = fc.oneof(
    fc.record({
      does: fc.constant('judge' as const),
      thing: fc.constantFrom(...things),
      isBad: fc.boolean(),
    }),
    fc.record({ does: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 900 }) }),
    fc.record({
      does: fc.constant('answer' as const),
      with: fc.constantFrom('take' as const, 'later' as const),
    }),
    fc.record({ does: fc.constant('restart' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const own = await openWorld()
      try {
        for (const one of steps) {
          if (one.does === 'judge') await own.judge(rules.backup, one.thing, one.isBad ? 'lapsed' : 'pass')
          else if (one.does === 'pass') await own.pass(one.seconds * second)
          else if (one.does === 'answer') own.channel.answer.with = one.with
          else await own.restart()
        }
        own.channel.answer.with = 'take'
        await own.pass(3 * hour)
        expect(await own.outbox().waiting()).toEqual([])
        const heard = own.channel.sent.flatMap(({ message }) =>
          message.items.map(({ alert, kind }) => `${alert} ${kind}`),
        )
        expect(new Set(heard).size).toBe(heard.length)
        for (const alert of await own.alerts().list()) {
          const opened = heard.indexOf(`${alert.id} opened`)
          const closed = heard.indexOf(`${alert.id} closed`)
          if (alert.closedAt === null) expect([opened >= 0, closed]).toEqual([true, -1])
          else expect(closed >= 0).toBe(opened >= 0)
          if (closed >= 0) expect(closed).toBeGreaterThan(opened)
        }
      } finally {
        await own.close()
      }
    }),
    { numRuns: 40 },
  )
})
