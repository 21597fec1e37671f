import { describe, expect, it } from 'vitest'
import type { Waiver } from '#contract/register/waiver.js'
import type { Rule } from '#domain/policy/compiled.js'
import { judge } from '#domain/policy/judge.js'
import { type KnownFact, type Thing, thing } from '#domain/policy/thing.js'
import { earliest, toInstant } from '#lib/instant.js'
import { backupRecent } from './rules-for-tests.js'

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

/** A backup fact observed at 06:58 by an agent that reports every 5 minutes, with 10 minutes of grace. */
const backup = (lastSuccess: string | null, known: Partial<Thing> = {}): Thing =>
  thing('host:a#backup/restic#nightly', {
    subject,
    facts: [fact({ job: 'nightly', tool: 'restic', target: null, lastSuccess })],
    since: '2026-11-22T06:58:00.000Z',
    staleAt: '2026-11-22T07:18:00.000Z',
    ...known,
  })

/** The next moment at which the verdict can change, staleness included, as JUDGING.md tells it. */
const judged = (of: Thing, at = now, by: Rule = backupRecent()) => {
  const judgement = judge(by, of, toInstant(at), zone)
  const stale = of.staleAt !== null && of.staleAt > at && !of.missing ? of.staleAt : null
  return { ...judgement, flipsAt: earliest(judgement.flipsAt, stale) }
}

const waiver: Waiver = {
  id: 'W1',
  rule: 'backup-recent',
  reason: 'The server is being moved',
  approvedBy: 'head',
  until: '2026-12-01',
}

describe('backup-recent, as JUDGING.md has it', () => {
  it('1: passes after a success last night, until the agent falls silent', () => {
    const verdict = judged(backup('2026-11-21T23:10:00Z'))
    expect(verdict).toMatchObject({ state: 'pass', since: null, flipsAt: '2026-11-22T07:18:00.000Z' })
    expect(judge(backupRecent(), backup('2026-11-21T23:10:00Z'), now, zone).flipsAt).toBe(
      '2026-11-23T01:10:00.000Z',
    )
  })

  it('2: is due from 24 hours before it lapses', () => {
    expect(judged(backup('2026-11-20T23:10:00Z'))).toMatchObject({
      state: 'due',
      since: '2026-11-22T01:10:00.000Z',
      flipsAt: '2026-11-22T07:18:00.000Z',
    })
  })

  it('3: has lapsed since the term ended, not since somebody noticed', () => {
    expect(judged(backup('2026-11-19T23:10:00Z'))).toMatchObject({
      state: 'lapsed',
      since: '2026-11-22T01:10:00.000Z',
      flipsAt: '2026-11-22T07:18:00.000Z',
    })
  })

  it('4: fails, since it was observed, where there never was a success', () => {
    expect(judged(backup(null))).toMatchObject({
      state: 'fail',
      since: '2026-11-22T06:58:00.000Z',
      flipsAt: '2026-11-22T07:18:00.000Z',
    })
  })

  it('5: is unknown from the moment at which the evidence was too old', () => {
    const silent = backup('2026-11-21T23:10:00Z', { staleAt: '2026-11-22T06:20:00.000Z' })
    expect(judged(silent)).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:20:00.000Z',
      flipsAt: null,
    })
    expect(judged(silent).evidence.reason).toBe('stale')
  })

  it('6: is unknown once a lapsed backup falls silent', () => {
    expect(judged(backup('2026-11-19T23:10:00Z'), '2026-11-22T07:18:00.000Z')).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T07:18:00.000Z',
    })
  })

  it('7: is unknown with its reason where asking has always failed', () => {
    const asked = {
      since: '2026-11-22T06:00:00.000Z',
      at: now,
      reason: 'denied',
      detail: 'wrong password',
      configured: true,
    } as const
    const denied = backup(null, {
      facts: [],
      asked,
      missing: { reason: 'asking-failed', since: asked.since },
      staleAt: null,
    })
    expect(judged(denied)).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:00:00.000Z',
      evidence: { asked: { reason: 'denied', detail: 'wrong password' } },
    })
  })

  it('8: stays what it was while asking fails, and shows the failure beside it', () => {
    const asked = {
      since: '2026-11-22T06:59:00.000Z',
      at: now,
      reason: 'timeout',
      detail: 'no answer in 20 s',
      configured: true,
    } as const
    expect(judged(backup('2026-11-21T23:10:00Z', { asked, isStaleFixed: true }))).toMatchObject({
      state: 'pass',
      flipsAt: '2026-11-22T07:18:00.000Z',
      evidence: { asked: { reason: 'timeout' } },
    })
  })

  it('9: is unknown since its absence where the job is no longer configured', () => {
    const gone = backup('2026-11-21T23:10:00Z', {
      missing: { reason: 'no-longer-reported', since: '2026-11-22T06:30:00.000Z' },
    })
    expect(judged(gone)).toMatchObject({
      state: 'unknown',
      since: '2026-11-22T06:30:00.000Z',
      evidence: { reason: 'no-longer-reported' },
    })
  })

  it('10: is unknown where a fact names a time that is still to come', () => {
    const verdict = judged(backup('2026-11-22T09:00:00Z'))
    expect(verdict.state).toBe('unknown')
    expect(verdict.evidence.reason).toBe('unreadable')
  })

  it('11: judges by the true times where the clock of the agent is three hours fast', () => {
    const fast = (lastSuccess: string) =>
      backup(null, {
        facts: [fact({ job: 'nightly', tool: 'restic', target: null, lastSuccess }, now, -3 * 3600)],
      })
    expect(judged(fast('2026-11-22T02:10:00Z')).state).toBe('pass')
    expect(judged(fast('2026-11-20T02:10:00Z'))).toMatchObject({
      state: 'lapsed',
      since: '2026-11-22T01:10:00.000Z',
    })
  })

  it('12: is waived until the day of the waiver begins, and says what it covers', () => {
    const verdict = judge(
      backupRecent(),
      backup('2026-11-19T23:10:00Z', { waivers: [waiver], staleAt: null }),
      now,
      zone,
    )
    expect(verdict).toMatchObject({
      state: 'waived',
      since: null,
      flipsAt: '2026-11-30T23:00:00.000Z',
      evidence: { waiver: 'W1', covered: 'lapsed' },
    })
  })

  it('13: has lapsed since the term ended once the waiver is over', () => {
    const verdict = judge(
      backupRecent(),
      backup('2026-11-19T23:10:00Z', { waivers: [waiver], staleAt: null }),
      '2026-11-30T23:00:00.000Z',
      zone,
    )
    expect(verdict).toMatchObject({ state: 'lapsed', since: '2026-11-22T01:10:00.000Z' })
  })
})
