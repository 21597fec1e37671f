import { afterEach, describe, expect, it } from 'vitest'
import { backupRecent, rule } from '../domain/policy/rules-for-tests.js'
import { emptyRegister, nightly, openWorld, type World } from './world.js'

let world: World
afterEach(() => world.close())

const entry = 'backup/restic'
const thing = `host:a#${entry}#nightly`

describe('judging over time, as JUDGING.md has it', () => {
  it('1 and 5: passes while its agent reports, and is unknown from the moment it has been silent too long', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    await world.goTo('2026-11-22T06:00:00Z')
    await world.send(agent, {
      at: '2026-11-22T06:00:00Z',
      facts: { [entry]: [nightly('2026-11-21T23:10:00Z')] },
      sequence: 1,
    })
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'pass',
      thing,
      flipsAt: '2026-11-23T01:10:00.000Z',
    })
    expect(await world.store.nextWake()).toBe('2026-11-22T06:20:00.000Z')
    await world.goTo('2026-11-22T07:00:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:20:00.000Z',
      from: '2026-11-22T06:20:00.000Z',
    })
  })

  it('an unchanged report keeps the fact known and writes no new one', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const facts = { [entry]: [nightly('2026-11-21T23:10:00Z')] }
    await world.send(agent, { at: '2026-11-22T06:00:00Z', facts, sequence: 1 })
    await world.goTo('2026-11-22T06:19:00Z')
    await world.send(agent, { at: '2026-11-22T06:19:00Z', facts, sequence: 2, known: [entry] })
    await world.goTo('2026-11-22T06:38:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'pass',
      from: '2026-11-22T06:00:00.000Z',
    })
    expect(
      await world.reader.factChanges('host:a', '2026-11-22T06:00:00.000Z', '2026-11-22T07:00:00.000Z'),
    ).toEqual([])
  })

  it('3 and 6: lapses at the very minute without a report; the alert opens once and stays open in silence', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const facts = { [entry]: [nightly('2026-11-20T04:15:00Z')] }
    await world.send(agent, { at: '2026-11-22T06:00:00Z', facts, sequence: 1 })
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'due',
      flipsAt: '2026-11-22T06:15:00.000Z',
    })
    await world.goTo('2026-11-22T06:15:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'lapsed',
      since: '2026-11-22T06:15:00.000Z',
      from: '2026-11-22T06:15:00.000Z',
    })
    const [alert] = await world.reader.alerts.list({ open: true })
    expect(alert).toMatchObject({
      rule: 'backup-recent',
      state: 'lapsed',
      since: '2026-11-22T06:15:00.000Z',
      urgency: 'now',
    })
    await world.goTo('2026-11-22T08:00:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:20:00.000Z',
    })
    expect(await world.reader.alerts.list({ open: true })).toHaveLength(1)
    await world.send(agent, {
      at: '2026-11-22T08:00:00Z',
      facts: { [entry]: [nightly('2026-11-22T07:55:00Z')] },
      sequence: 2,
    })
    expect(await world.verdict('backup-recent')).toMatchObject({ state: 'pass' })
    expect(await world.reader.alerts.list({ open: true })).toEqual([])
  })

  it('7: an asking that always failed is unknown at once, with its reason, since it was first asked', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const failures = { [entry]: { reason: 'denied', detail: 'wrong password', configured: true } } as const
    await world.send(agent, { at: '2026-11-22T06:00:00Z', failures, sequence: 1 })
    await world.goTo('2026-11-22T06:05:00Z')
    await world.send(agent, { at: '2026-11-22T06:05:00Z', failures, sequence: 2 })
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:00:00.000Z',
      evidence: { reason: 'asking-failed', asked: { reason: 'denied', detail: 'wrong password' } },
    })
  })

  it('8: a failed asking ends no fact before its time and is shown beside it', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    await world.send(agent, {
      at: '2026-11-22T06:00:00Z',
      facts: { [entry]: [nightly('2026-11-21T23:10:00Z')] },
      sequence: 1,
    })
    const failures = {
      [entry]: { reason: 'timeout', detail: 'no answer in 20 s', configured: true },
    } as const
    for (const [sequence, at] of [
      '2026-11-22T06:05:00Z',
      '2026-11-22T06:10:00Z',
      '2026-11-22T06:15:00Z',
    ].entries()) {
      await world.goTo(at)
      await world.send(agent, { at, failures, sequence: sequence + 2 })
    }
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'pass',
      flipsAt: '2026-11-22T06:20:00.000Z',
      evidence: { asked: { reason: 'timeout' } },
    })
    await world.goTo('2026-11-22T06:20:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:20:00.000Z',
    })
  })

  it('9: a job that is no longer configured is unknown, never gone', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    await world.send(agent, {
      at: '2026-11-22T06:00:00Z',
      facts: { [entry]: [nightly('2026-11-21T23:10:00Z')] },
      sequence: 1,
    })
    await world.goTo('2026-11-22T06:05:00Z')
    await world.send(agent, { at: '2026-11-22T06:05:00Z', facts: {}, sequence: 2 })
    expect(await world.verdict('backup-recent', thing)).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:05:00.000Z',
      evidence: { reason: 'no-longer-reported' },
    })
  })

  it('9: nor is one that a working probe stops naming, and it comes back with its next report', async () => {
    world = await openWorld([backupRecent()])
    const agent = await world.enrol('a')
    const both = [nightly('2026-11-21T23:10:00Z', 'files'), nightly('2026-11-21T23:10:00Z')]
    await world.send(agent, { at: '2026-11-22T06:00:00Z', facts: { [entry]: both }, sequence: 1 })
    await world.goTo('2026-11-22T06:05:00Z')
    await world.send(agent, { at: '2026-11-22T06:05:00Z', facts: { [entry]: both.slice(0, 1) }, sequence: 2 })
    expect(await world.verdict('backup-recent', thing)).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:05:00.000Z',
    })
    expect(await world.verdict('backup-recent', `host:a#${entry}#files`)).toMatchObject({ state: 'pass' })
    await world.goTo('2026-11-22T06:10:00Z')
    await world.send(agent, { at: '2026-11-22T06:10:00Z', facts: { [entry]: both }, sequence: 3 })
    expect(await world.verdict('backup-recent', thing)).toMatchObject({ state: 'pass' })
  })

  it('11: an agent whose clock is three hours fast is judged by the true times, and its clock is told', async () => {
    const clock = rule(
      {
        each: 'fact',
        topic: 'agent',
        check: "abs(last('clockSkewSeconds')) <= 300.0",
        examples: `
  - { name: right, now: 2026-11-22T07:00:00Z, fact: {}, readings: [{ metric: clockSkewSeconds, at: 2026-11-22T06:59:00Z, value: 2 }], expect: pass }
  - { name: fast, now: 2026-11-22T07:00:00Z, fact: {}, readings: [{ metric: clockSkewSeconds, at: 2026-11-22T06:59:00Z, value: -10800 }], expect: fail }`,
      },
      'agent-clock',
    )
    world = await openWorld([backupRecent(), clock])
    const agent = await world.enrol('a')
    const self = {
      version: '0',
      nodeVersion: '24',
      privileged: true,
      probeCount: 1,
      refusedReports: 0,
      lastRefusal: null,
    }
    await world.send(
      agent,
      {
        at: '2026-11-22T09:00:00Z',
        facts: { [entry]: [nightly('2026-11-20T02:10:00Z')], 'agent/self': [self] },
        sequence: 1,
      },
      '2026-11-22T09:00:00Z',
    )
    await world.goTo('2026-11-22T06:00:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'lapsed',
      since: '2026-11-22T01:10:00.000Z',
      from: '2026-11-22T06:00:00.000Z',
    })
    expect(await world.verdict('agent-clock')).toMatchObject({ state: 'fail' })
  })

  it('12 and 13: a waiver covers until its day begins', async () => {
    const register = emptyRegister()
    register.waivers.push({
      id: 'W1',
      rule: 'backup-recent',
      thing: 'host:a',
      reason: 'Moving house',
      approvedBy: 'head',
      until: '2026-11-23',
    })
    world = await openWorld([backupRecent()], { register, start: '2026-11-22T22:50:00.000Z' })
    const agent = await world.enrol('a')
    await world.send(agent, {
      at: '2026-11-22T22:50:00Z',
      facts: { [entry]: [nightly('2026-11-19T23:10:00Z')] },
      sequence: 1,
    })
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'waived',
      flipsAt: '2026-11-22T23:00:00.000Z',
      evidence: { covered: 'lapsed', waiver: 'W1' },
    })
    expect(await world.reader.alerts.list({ open: true })).toEqual([])
    await world.goTo('2026-11-22T23:00:00Z')
    expect(await world.verdict('backup-recent')).toMatchObject({
      state: 'lapsed',
      since: '2026-11-22T01:10:00.000Z',
      from: '2026-11-22T23:00:00.000Z',
    })
  })
})
