import { describe, expect, it } from 'vitest'
import type { Entitlement } from '#contract/register/entitlement.js'
import { judge } from '#domain/policy/judge.js'
import { type KnownFact, type Thing, thing } from '#domain/policy/thing.js'
import { rule } from './rules-for-tests.js'

const zone = 'Europe/Belgrade'
const now = '2026-11-22T07:00:00.000Z'
const subject = { id: 'host:a', kind: 'host', name: 'srv-files', firstSeen: now, verdicts: {} } as const

const fact = (body: unknown, since = '2026-11-22T06:58:00.000Z', shiftSeconds = 0): KnownFact => ({
  entry: 'backup/restic',
  key: 'nightly',
  hash: 'h',
  since,
  shiftSeconds,
  body,
})

const entitlementRule = () =>
  rule({
    each: 'entitlement',
    check: 'entitlement.end == null || before(entitlement.end)',
    warn: '90d',
    examples: `
  - { name: runs on, now: 2026-01-01T00:00:00Z, entitlement: { end: 2026-12-31 }, expect: pass }
  - { name: does not end, now: 2026-01-01T00:00:00Z, entitlement: { end: null }, expect: pass }`,
  })

describe('terms of days', () => {
  const entry = (end: string): Thing =>
    thing('entitlement:E1', { entry: { id: 'E1', end } as Entitlement, since: now })

  it('14: a right that is good until a day is good on the whole of it', () => {
    expect(judge(entitlementRule(), entry('2026-11-22'), '2026-11-22T22:59:59.000Z', zone).state).toBe('due')
  })

  it('15: and has lapsed since local midnight after it', () => {
    expect(judge(entitlementRule(), entry('2026-11-22'), '2026-11-22T23:00:00.000Z', zone)).toMatchObject({
      state: 'lapsed',
      since: '2026-11-22T23:00:00.000Z',
    })
  })

  it('17: six calendar months after 31 August end with the whole of 28 February', () => {
    const inspected = rule({
      each: 'asset',
      settings: '{ interval: { default: 6mo, why: the law says six months } }',
      check: "services.exists(s, s.kind == 'inspection' && within(s.date, settings.interval))",
      examples: `
  - { name: this month, now: 2026-09-01T00:00:00Z, asset: {}, services: [{ kind: inspection, date: 2026-08-31 }], expect: pass, flipsAt: 2027-02-28T23:00:00Z }
  - { name: never, now: 2026-09-01T00:00:00Z, asset: {}, services: [], expect: fail }`,
    })
    const record = { id: 'S1', kind: 'inspection', date: '2026-08-31', result: 'passed' } as const
    const of = thing('asset:A1', { services: [record] })
    expect(judge(inspected, of, '2027-02-28T22:59:59.000Z', zone)).toMatchObject({
      state: 'pass',
      flipsAt: '2027-02-28T23:00:00.000Z',
    })
    expect(judge(inspected, of, '2027-02-28T23:00:00.000Z', zone)).toMatchObject({
      state: 'lapsed',
      since: '2027-02-28T23:00:00.000Z',
    })
  })
})

describe('conditions', () => {
  const subjectThing = (facts: readonly unknown[], known: Partial<Thing> = {}) =>
    thing('host:a', {
      subject,
      facts: facts.map((body) => fact(body)),
      since: '2026-11-22T06:58:00.000Z',
      ...known,
    })

  it('16: a conjunction has lapsed since the first of its terms ended', () => {
    const both = rule({
      each: 'fact',
      topic: 'updates',
      settings: '{ one: { default: 1h, why: short }, two: { default: 2h, why: long } }',
      check: 'within(fact.lastAppliedAt, settings.one) && within(fact.lastCheckedAt, settings.two)',
      examples: `
  - { name: both hold, now: 2026-11-22T06:00:00Z, fact: { lastAppliedAt: 2026-11-22T05:30:00Z, lastCheckedAt: 2026-11-22T05:30:00Z }, expect: pass }
  - { name: one ended, now: 2026-11-22T07:00:00Z, fact: { lastAppliedAt: 2026-11-22T05:30:00Z, lastCheckedAt: 2026-11-22T05:30:00Z }, expect: lapsed, since: 2026-11-22T06:30:00Z }`,
    })
    const of = subjectThing([
      { lastAppliedAt: '2026-11-22T05:30:00Z', lastCheckedAt: '2026-11-22T05:30:00Z' },
    ])
    expect(judge(both, of, now, zone)).toMatchObject({ state: 'lapsed', since: '2026-11-22T06:30:00.000Z' })
    expect(judge(both, of, '2026-11-22T08:00:00.000Z', zone)).toMatchObject({
      state: 'lapsed',
      since: '2026-11-22T06:30:00.000Z',
    })
  })

  const firewallOn = () =>
    rule({
      each: 'subject',
      topic: 'firewall',
      check: 'facts.exists(f, f.enabled)',
      examples: `
  - { name: on, now: 2026-11-22T07:00:00Z, facts: [{ tool: ufw, enabled: true }], expect: pass }
  - { name: none, now: 2026-11-22T07:00:00Z, facts: [], expect: fail }`,
    })

  it('18: fails where every tool was asked and none was there', () => {
    expect(judge(firewallOn(), subjectThing([]), now, zone).state).toBe('fail')
  })

  it('20: a reading older than its window is no reading', () => {
    const warm = rule({
      each: 'fact',
      topic: 'ups',
      window: '15m',
      check: "last('batteryCelsius') < 27.0",
      examples: `
  - { name: cool, now: 2026-11-22T07:00:00Z, fact: {}, readings: [{ metric: batteryCelsius, at: 2026-11-22T06:50:00Z, value: 21 }], expect: pass, flipsAt: 2026-11-22T07:05:00Z }
  - { name: old, now: 2026-11-22T07:00:00Z, fact: {}, readings: [{ metric: batteryCelsius, at: 2026-11-22T06:40:00Z, value: 21 }], expect: unknown }`,
    })
    const of = subjectThing([{}], { readings: () => [{ at: '2026-11-22T06:40:00.000Z', value: 21 }] })
    expect(judge(warm, of, now, zone)).toMatchObject({ state: 'unknown', evidence: { reason: 'no-reading' } })
  })

  it('21: a whole number compared with a number of a fact stops the loading, with the place', () => {
    const load = () => rule({ each: 'fact', topic: 'backup', check: 'fact.copies == 3', examples: '[]' })
    expect(load).toThrow()
    try {
      rule({
        each: 'fact',
        topic: 'backup',
        check: 'fact.copies == 3',
        examples: `
  - { name: a, now: 2026-11-22T07:00:00Z, fact: { copies: 3 }, expect: pass }
  - { name: b, now: 2026-11-22T07:00:00Z, fact: { copies: 2 }, expect: fail }`,
      })
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        faults: [{ where: 'test.yaml:7:23', what: expect.stringContaining('write 3.0') }],
      })
    }
  })

  it('22: a rule for servers is n/a for another machine', () => {
    const servers = rule({
      each: 'subject',
      topic: 'hardware',
      when: "recorded && asset.kind == 'server'",
      check: 'facts.exists(f, f.serial != null)',
      examples: `
  - { name: a server, now: 2026-11-22T07:00:00Z, asset: { kind: server }, facts: [{ serial: X1 }], expect: pass }
  - { name: a printer, now: 2026-11-22T07:00:00Z, asset: { kind: printer }, facts: [{ serial: X1 }], expect: n/a }`,
    })
    expect(judge(servers, subjectThing([{ serial: null }]), now, zone).state).toBe('n/a')
  })

  it('a text that names what is not there stops the loading, with the place', () => {
    const load = () =>
      rule({
        each: 'fact',
        topic: 'backup',
        check: 'fact.copies > 1.0',
        failed: '"No copy of {jobb}"',
        examples: `
  - { name: two, now: 2026-11-22T07:00:00Z, fact: { copies: 2 }, expect: pass }
  - { name: one, now: 2026-11-22T07:00:00Z, fact: { copies: 1 }, expect: fail }`,
      })
    expect(load).toThrow(
      expect.objectContaining({
        faults: [{ where: 'test.yaml:3:21', what: expect.stringContaining('nothing here is called jobb') }],
      }),
    )
  })

  it('an unanswered field is unknown, not false', () => {
    const tested = rule({
      each: 'fact',
      topic: 'ups',
      check: "fact.testResult == 'passed'",
      examples: `
  - { name: passed, now: 2026-11-22T07:00:00Z, fact: { testResult: passed }, expect: pass }
  - { name: not asked, now: 2026-11-22T07:00:00Z, fact: {}, expect: unknown }`,
    })
    expect(judge(tested, subjectThing([{ name: 'apc' }]), now, zone)).toMatchObject({
      state: 'unknown',
      evidence: { reason: 'error' },
    })
  })
})
