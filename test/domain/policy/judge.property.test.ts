import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge } from '#domain/policy/judge.js'
import { thing } from '#domain/policy/thing.js'
import { hour, minute, plusMs, toInstant, toMs } from '#lib/instant.js'
import { rule } from './rules-for-tests.js'

const zone = 'Europe/Belgrade'
const origin = toMs('2026-11-22T00:00:00.000Z')
const at = (minutes: number) => toInstant(origin + minutes * minute)

const terms = [
  'within(fact.lastAppliedAt, settings.short)',
  'within(fact.lastCheckedAt, settings.long)',
  '!within(fact.lastAppliedAt, settings.long)',
  'before(fact.lastCheckedAt)',
  '(fact.pending > 3.0)',
]

const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(...terms),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a} && ${b})`),
    fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(${a} || ${b})`),
    tie('any').map((a) => `!(${a})`),
  ),
})).any

const compiled = (check: string, warn: string) =>
  rule({
    each: 'fact',
    topic: 'updates',
    settings: '{ short: { default: 3h, why: a test }, long: { default: 1d, why: a test } }',
    check: JSON.stringify(check),
    warn,
    examples: `
  - { name: unjudged, now: 2026-11-22T07:00:00Z, fact: { lastAppliedAt: 2027-01-01T00:00:00Z }, expect: unknown }
  - { name: unjudged too, now: 2026-11-22T07:00:00Z, fact: { lastAppliedAt: 2027-01-01T00:00:00Z }, expect: unknown }`,
  })

const world = fc.record({
  check: expression,
  warn: fc.constantFrom('30m', '2h', '2d'),
  applied: fc.integer({ min: -60 * 48, max: 0 }),
  checked: fc.integer({ min: -60 * 48, max: 0 }),
  pending: fc.integer({ min: 0, max: 6 }),
  now: fc.integer({ min: 0, max: 60 * 48 }),
})

type World = typeof world extends fc.Arbitrary<infer T> ? T : never

const thingOf = ({ applied, checked, pending }: World) =>
  thing('host:a#updates/apt#', {
    facts: [
      {
        entry: 'updates/apt',
        key: '',
        hash: 'h',
        since: at(0),
        shiftSeconds: 0,
        body: { lastAppliedAt: at(applied), lastCheckedAt: at(checked), pending },
      },
    ],
    since: at(0),
  })

describe('judging in time', () => {
  it('nothing changes between two flips', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 60 * 72 }), (given, later) => {
        const by = compiled(given.check, given.warn)
        const of = thingOf(given)
        const first = judge(by, of, at(given.now), zone)
        const then = at(given.now + later)
        if (first.flipsAt !== null && then >= first.flipsAt) return
        const second = judge(by, of, then, zone)
        expect({ state: second.state, since: second.since, flipsAt: second.flipsAt }).toEqual({
          state: first.state,
          since: first.since,
          flipsAt: first.flipsAt,
        })
      }),
      { numRuns: 300 },
    )
  })

  it('going from flip to flip ends where judging from scratch begins', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 60 * 96 }), (given, later) => {
        const by = compiled(given.check, given.warn)
        const of = thingOf(given)
        const end = at(given.now + later)
        let present = judge(by, of, at(given.now), zone)
        for (let step = 0; present.flipsAt !== null && present.flipsAt <= end; step++) {
          expect(step).toBeLessThan(50)
          present = judge(by, of, present.flipsAt, zone)
        }
        const scratch = judge(by, of, end, zone)
        expect({ state: present.state, since: present.since }).toEqual({
          state: scratch.state,
          since: scratch.since,
        })
      }),
      { numRuns: 300 },
    )
  })

  it('a flip lies ahead, and what lapsed did so before now and passed just before that', () => {
    fc.assert(
      fc.property(world, (given) => {
        const by = compiled(given.check, given.warn)
        const of = thingOf(given)
        const now = at(given.now)
        const verdict = judge(by, of, now, zone)
        if (verdict.flipsAt !== null) expect(verdict.flipsAt > now).toBe(true)
        if (verdict.state !== 'lapsed' || verdict.since === null) return
        expect(verdict.since <= now).toBe(true)
        // Before a fact's own times it could not be read at all.
        if (verdict.since < at(Math.max(given.applied, given.checked))) return
        expect(['pass', 'due']).toContain(judge(by, of, plusMs(verdict.since, -1), zone).state)
        expect(toMs(now) - toMs(verdict.since)).toBeLessThan(96 * hour)
      }),
      { numRuns: 300 },
    )
  })
})
