import { describe, expect, it } from 'vitest'
import { type State, states } from '#contract/verdict.js'
import { decideAlert, type Judged } from '#domain/alerting/alerting.js'
import type { Alert } from '#domain/ports/alerts.js'

const rule = { id: 'backup-recent', silence: 'none', urgency: 'now' } as const
const verdict = (state: State): NonNullable<Judged['verdict']> => ({
  thing: 'host:a#backup/restic#nightly',
  subject: 'host:a',
  state,
  since: '2026-11-22T01:10:00.000Z',
  evidence: { values: { job: 'nightly' } },
})
const alert = (state: State): Alert => ({
  id: 7,
  cause: 'verdict',
  rule: rule.id,
  openedAt: '2026-11-22T01:10:01.000Z',
  closedAt: null,
  urgency: 'now',
  ...verdict(state),
})
const decide = (judged: Partial<Judged>) =>
  decideAlert({ rule, verdict: null, open: null, isFirstReport: false, ...judged })

describe('with no alert open', () => {
  it.each(['fail', 'lapsed'] as const)('%s opens one', (state) => {
    expect(decide({ verdict: verdict(state) })).toEqual({
      does: 'open',
      told: true,
      alert: { cause: 'verdict', rule: rule.id, urgency: 'now', ...verdict(state) },
    })
  })

  it.each(['pass', 'due', 'waived', 'n/a', 'unknown'] as const)('%s opens none', (state) => {
    expect(decide({ verdict: verdict(state) })).toEqual({ does: 'nothing' })
  })

  it('unknown opens one where the rule says that silence is an alert', () => {
    const decision = decide({ rule: { ...rule, silence: 'alert' }, verdict: verdict('unknown') })
    expect(decision).toMatchObject({ does: 'open', alert: { state: 'unknown', urgency: 'now' } })
  })

  it('unknown opens one for the digest where the rule says so, however urgent a failure would be', () => {
    const decision = decide({ rule: { ...rule, silence: 'digest' }, verdict: verdict('unknown') })
    expect(decision).toMatchObject({ does: 'open', alert: { urgency: 'digest' } })
  })

  it('a failure of a host’s first report is shown and not told', () => {
    expect(decide({ verdict: verdict('fail'), isFirstReport: true })).toMatchObject({
      does: 'open',
      told: false,
    })
  })

  it('a thing that has ended opens none', () => {
    expect(decide({})).toEqual({ does: 'nothing' })
  })
})

describe('with an alert open', () => {
  it.each(['pass', 'due', 'waived', 'n/a'] as const)('%s closes it', (state) => {
    expect(decide({ verdict: verdict(state), open: alert('fail') })).toEqual({ does: 'close', waiver: null })
  })

  it('a waiver that closes it is named', () => {
    const waived = { ...verdict('waived'), evidence: { waiver: 'w-1', covered: 'lapsed' as const } }
    expect(decide({ verdict: waived, open: alert('lapsed') })).toEqual({ does: 'close', waiver: 'w-1' })
  })

  it('the end of the thing closes it', () => {
    expect(decide({ open: alert('lapsed') })).toEqual({ does: 'close', waiver: null })
  })

  it('unknown never closes it and leaves what was known last', () => {
    expect(decide({ verdict: verdict('unknown'), open: alert('lapsed') })).toEqual({ does: 'nothing' })
    const silent = { ...rule, silence: 'alert' as const }
    expect(decide({ rule: silent, verdict: verdict('unknown'), open: alert('fail') })).toEqual({
      does: 'nothing',
    })
  })

  it('one failure that has become another is put right and not told again', () => {
    expect(decide({ verdict: verdict('lapsed'), open: alert('fail') })).toMatchObject({
      does: 'update',
      now: { state: 'lapsed' },
      tell: null,
    })
  })

  it('no data that has become a failure is told', () => {
    const judged = { rule: { ...rule, silence: 'digest' as const }, open: alert('unknown') }
    expect(decide({ ...judged, verdict: verdict('fail') })).toMatchObject({ does: 'update', tell: 'now' })
  })

  it('the same again changes nothing, in whatever order its evidence is written', () => {
    const open = { ...alert('fail'), evidence: { values: { a: 1, b: 2 } } }
    const again = { ...verdict('fail'), evidence: { values: { b: 2, a: 1 } } }
    expect(decide({ open, verdict: again })).toEqual({ does: 'nothing' })
  })

  it('only unknown leaves an alert of an untroubled verdict open', () => {
    for (const state of states) {
      const isOpen = decide({ verdict: verdict(state), open: alert('fail') }).does !== 'close'
      expect(isOpen, state).toBe(['lapsed', 'fail', 'unknown'].includes(state))
    }
  })
})
