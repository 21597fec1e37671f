import { describe, expect, it } from 'vitest'
import {
  advanceCheck,
  factOfCheck,
  missedNow,
  newState,
  standingOfCheck,
} from '#domain/jobs/advance-check.js'
import type { CheckState, Ping, PingCheck } from '#domain/jobs/check.js'
import { toInstant } from '#lib/instant.js'

const schedule = { periodSeconds: 86_400, graceSeconds: 3600 }

const at = (time: string) => toInstant(`2026-11-${time}:00Z`)

const ping = (time: string, tells: Ping['tells'], given: Partial<Ping> = {}): Ping => ({
  at: at(time),
  tells,
  exitStatus: null,
  run: null,
  method: 'GET',
  bodyBytes: 0,
  body: null,
  ...given,
})

const afterAllOf = (...pings: readonly Ping[]): CheckState =>
  pings.reduce((state, one) => advanceCheck(schedule, state, one), newState(schedule, at('21T12:00')))

const check = (state: CheckState): PingCheck => ({
  id: 'c',
  slug: 'nightly',
  name: 'Nightly',
  kind: 'backup',
  schedule,
  subject: 'host:a',
  createdAt: at('21T12:00'),
  revokedAt: null,
  state,
})

describe('a check', () => {
  it('has no fact before a run has ended', () => {
    const state = afterAllOf(ping('21T23:00', 'start'), ping('21T23:01', 'log'))
    expect(factOfCheck(check(state))).toBeNull()
    expect(state).toMatchObject({ pings: 2, startedAt: at('21T23:00') })
  })

  it('knows how long a run took, and of those that overlap by their names', () => {
    const [one, two] = ['one', 'two']
    const state = afterAllOf(
      ping('21T23:00', 'start', { run: one }),
      ping('21T23:10', 'start', { run: two }),
      ping('21T23:30', 'success', { run: one }),
    )
    expect(state).toMatchObject({ durationSeconds: 1800, startedAt: at('21T23:10') })
    expect(advanceCheck(schedule, state, ping('21T23:35', 'success', { run: two }))).toMatchObject({
      durationSeconds: 1500,
      startedAt: null,
      starts: [],
    })
    expect(afterAllOf(ping('21T23:30', 'success')).durationSeconds).toBeNull()
  })

  it('is late an hour after its time, and an hour after a start that nothing followed', () => {
    expect(factOfCheck(check(afterAllOf(ping('21T23:00', 'success'))))).toMatchObject({
      expectedAt: at('22T23:00'),
      lateAt: at('23T00:00'),
    })
    expect(
      factOfCheck(check(afterAllOf(ping('21T23:00', 'success'), ping('22T22:00', 'start')))),
    ).toMatchObject({
      startedAt: at('22T22:00'),
      lateAt: at('22T23:00'),
    })
  })

  it('fails with an exit status and is well again with the next success', () => {
    const failed = afterAllOf(ping('21T23:00', 'success'), ping('22T23:00', 'fail', { exitStatus: 3 }))
    expect(factOfCheck(check(failed))).toMatchObject({
      lastSuccess: at('21T23:00'),
      failedAt: at('22T23:00'),
      exitStatus: 3,
    })
    expect(standingOfCheck(check(failed), at('23T01:00'))).toBe('failed')
    expect(advanceCheck(schedule, failed, ping('23T01:00', 'success'))).toMatchObject({ failedAt: null })
  })

  it('counts the runs that were missed, also while nothing is heard', () => {
    const state = afterAllOf(ping('21T23:00', 'success'))
    expect(missedNow(check(state), at('22T23:30'))).toBe(0)
    expect(missedNow(check(state), at('24T12:00'))).toBe(2)
    const again = advanceCheck(schedule, state, ping('24T12:00', 'success'))
    expect(again.missedRuns).toBe(2)
    expect(standingOfCheck(check(again), at('24T12:00'))).toBe('up')
  })
})
