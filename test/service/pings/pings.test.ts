import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { topics } from '#contract/topics.js'
import { parseRule } from '#domain/policy/rule-file.js'
import { openIntake } from '#service/intake.js'
import { type GivenPing, openPings, type Pings } from '#service/pings/pings.js'
import { retire } from '#service/retire.js'
import { tellSilence } from '#service/tell-silence.js'
import { nightly, openWorld, type World } from '../world.js'

const rule = (id: string) =>
  parseRule(id, `${id}.yaml`, readFileSync(`policies/rules/${id}.yaml`, 'utf8'), topics)

const recipients = [{ channel: 'mail', recipient: 'it@example.rs', language: 'en' }]

let world: World
let pings: Pings
beforeEach(async () => {
  world = await openWorld([rule('backup-recent'), rule('backup-on-time'), rule('job-on-time')], {
    recipients,
  })
  const { store, clock, judging } = world
  const intake = openIntake({
    store,
    clock,
    judging,
    onChange: () => undefined,
    onReadings: () => undefined,
    onJudged: () => undefined,
  })
  pings = openPings({ store, clock, judging, intake, onChange: () => undefined, bodyBytesAnHour: 1000 })
})
afterEach(() => world.close())

const schedule = { periodSeconds: 86_400, graceSeconds: 3600 }
const none = { bytes: 0, kept: new Uint8Array() }

const tells = (what: GivenPing['tells'], given: Partial<GivenPing> = {}): GivenPing => ({
  tells: what,
  exitStatus: null,
  run: null,
  method: 'GET',
  ...given,
})

const call = async (secret: string, at: string, what: GivenPing['tells'] = 'success', body = none) => {
  world.setClock(at)
  await pings.take(await pings.bySecret(secret), tells(what), body)
}

const onTime = (id = 'backup-on-time') => world.verdict(id)

describe('a check of a backup on a host', () => {
  it('is unknown until it calls, due when it is expected, and lapsed at the very end of its grace', async () => {
    await world.enrol('a')
    const { secret } = await pings.add({ name: 'Nightly', kind: 'backup', schedule, on: 'a' }, 'test')
    expect(await onTime()).toMatchObject({ state: 'unknown', subject: 'host:a' })
    await call(secret, '2026-11-22T23:00:00Z')
    expect(await onTime()).toMatchObject({ state: 'pass', flipsAt: '2026-11-23T23:00:00.000Z' })
    expect(await world.verdict('backup-recent')).toMatchObject({ state: 'pass' })
    await world.goTo('2026-11-23T23:00:00Z')
    expect(await onTime()).toMatchObject({ state: 'due', flipsAt: '2026-11-24T00:00:00.000Z' })
    await world.goTo('2026-11-23T23:59:59.999Z')
    expect(await onTime()).toMatchObject({ state: 'due' })
    await world.goTo('2026-11-24T00:00:00Z')
    expect(await onTime()).toMatchObject({ state: 'lapsed', since: '2026-11-24T00:00:00.000Z' })
    const [alert] = await world.reader.alerts.list()
    expect(alert).toMatchObject({ state: 'lapsed' })
    await call(secret, '2026-11-24T02:00:00Z')
    expect(await onTime()).toMatchObject({ state: 'pass' })
    expect((await world.reader.alerts.list()).every(({ closedAt }) => closedAt !== null)).toBe(true)
    expect(await pings.get('nightly')).toMatchObject({ state: { missedRuns: 1, pings: 2 } })
    expect(
      await world.reader.verdicts({ rule: 'backup-on-time', asOf: '2026-11-24T01:00:00.000Z' }),
    ).toMatchObject([{ state: 'lapsed' }])
  })

  it('fails at once when its script says so, and keeps what it said', async () => {
    await world.enrol('a')
    const { secret, check } = await pings.add(
      { name: 'Nightly', kind: 'backup', schedule, on: 'host:a' },
      'test',
    )
    await call(secret, '2026-11-22T23:00:00Z')
    const said = new TextEncoder().encode('no space left')
    await call(secret, '2026-11-23T20:00:00Z', 'fail', { bytes: 13, kept: said })
    expect(await onTime()).toMatchObject({ state: 'fail', since: '2026-11-23T20:00:00.000Z' })
    const [last] = await world.reader.pings.pings(check.id, 1)
    expect(new TextDecoder().decode(last?.body ?? new Uint8Array())).toBe('no space left')
  })

  it('never goes stale, though the agent of its host falls silent, and never says that this is heard', async () => {
    const agent = await world.enrol('a')
    await world.send(agent, {
      at: world.clock.now(),
      facts: { 'backup/restic': [nightly('2026-11-22T05:00:00Z')] },
      sequence: 1,
    })
    const { secret } = await pings.add({ name: 'Dump', kind: 'backup', schedule, on: 'host:a' }, 'test')
    await call(secret, '2026-11-22T06:01:00Z')
    await world.goTo('2026-11-22T12:00:00Z')
    const recent = await world.reader.verdicts({ rule: 'backup-recent' })
    expect(recent.map(({ state }) => state).sort()).toEqual(['pass', 'unknown'])
    await tellSilence(world.store, world.clock, world.judging, '2026-11-22T06:00:00.000Z')
    await call(secret, '2026-11-22T12:01:00Z')
    expect(await world.reader.agentOfSubject('host:a')).toMatchObject({ id: 'a' })
    expect(await world.reader.heardSubjects()).toEqual([
      { subject: 'host:a', observedAt: '2026-11-22T06:00:00.000Z' },
    ])
    expect(await world.reader.agents()).toHaveLength(1)
    expect(
      await world.reader.readings('host:a', '2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'),
    ).toEqual([])
  })

  it('that is revoked is unknown until somebody retires it, and its address is no more', async () => {
    await world.enrol('a')
    const { secret } = await pings.add({ name: 'Nightly', kind: 'backup', schedule, on: 'a' }, 'test')
    await call(secret, '2026-11-22T23:00:00Z')
    await pings.revoke('nightly', 'test')
    await expect(call(secret, '2026-11-22T23:01:00Z')).rejects.toMatchObject({ code: 'not_found' })
    expect(await onTime()).toMatchObject({ state: 'unknown', evidence: { reason: 'no-longer-reported' } })
    const gone = { subject: 'host:a', entry: 'backup/ping:nightly', key: null }
    await retire(world.store, world.clock, world.judging, gone, 'test')
    expect(await onTime()).toBeUndefined()
  })

  it('goes on under a new check of the same short name', async () => {
    await world.enrol('a')
    const first = await pings.add({ name: 'Nightly', kind: 'backup', schedule, on: 'a' }, 'test')
    await call(first.secret, '2026-11-22T23:00:00Z')
    await pings.revoke('nightly', 'test')
    const second = await pings.add({ name: 'Nightly', kind: 'backup', schedule, on: 'a' }, 'test')
    await call(second.secret, '2026-11-22T23:30:00Z')
    expect(await onTime()).toMatchObject({ state: 'pass' })
  })
})

describe('a check', () => {
  it('without a device has one of its own, which nothing else is asked of', async () => {
    const { secret, check } = await pings.add({ name: 'Renew certificates', kind: 'job', schedule }, 'test')
    expect(check).toMatchObject({ slug: 'renew-certificates', subject: `device:ping-${check.id}` })
    await call(secret, '2026-11-22T07:00:00Z')
    expect((await world.reader.verdicts()).map(({ rule: id, state }) => [id, state])).toEqual([
      ['job-on-time', 'pass'],
    ])
  })

  it('takes its short name from Cyrillic too, and no two serve under one', async () => {
    const { check } = await pings.add({ name: 'Ноћна копија', kind: 'job', schedule }, 'test')
    expect(check.slug).toBe('nocna-kopija')
    await expect(pings.add({ name: 'Noćna kopija', kind: 'job', schedule }, 'test')).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('given another secret answers to that alone', async () => {
    const { secret } = await pings.add({ name: 'Nightly', kind: 'job', schedule }, 'test')
    const { secret: next } = await pings.renew('nightly', 'test')
    await expect(pings.bySecret(secret)).rejects.toMatchObject({ code: 'not_found' })
    await call(next.toUpperCase(), '2026-11-22T07:00:00Z')
    expect(await onTime('job-on-time')).toMatchObject({ state: 'pass' })
  })

  it('is found by the key and its short name as long as the key serves', async () => {
    await pings.add({ name: 'Nightly', kind: 'job', schedule }, 'test')
    const key = (await pings.setKey(true, 'test')) ?? ''
    expect(await pings.byKey(key, 'nightly')).toMatchObject({ version: 'ping' })
    await expect(pings.byKey(key, 'weekly')).rejects.toMatchObject({ code: 'not_found' })
    await pings.setKey(false, 'test')
    await expect(pings.byKey(key, 'nightly')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('that says more than may be kept is taken without its words', async () => {
    const { secret, check } = await pings.add({ name: 'Chatty', kind: 'job', schedule }, 'test')
    const kept = new Uint8Array(400)
    for (let round = 0; round < 3; round++)
      await call(secret, '2026-11-22T07:00:00Z', 'log', { bytes: kept.length, kept })
    const found = await world.reader.pings.pings(check.id, 9)
    expect(found.map(({ body, bodyBytes }) => [body !== null, bodyBytes > 0])).toEqual([
      [false, true],
      [true, true],
      [true, true],
    ])
  })

  it('called many times at once keeps every call, in few commits', async () => {
    const { secret, check } = await pings.add({ name: 'Busy', kind: 'job', schedule }, 'test')
    let commits = 0
    const { transaction } = world.store
    world.store.transaction = (work) => {
      commits++
      return transaction(work)
    }
    await Promise.all(Array.from({ length: 100 }, () => call(secret, '2026-11-22T07:00:00Z')))
    expect(await pings.get(check.id)).toMatchObject({ state: { pings: 100 } })
    expect(commits).toBeLessThan(10)
  })
})
