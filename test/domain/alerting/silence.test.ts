import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decideHeard, decideSilence, type Heard, silentAt } from '#domain/alerting/silence.js'
import type { Alert } from '#domain/ports/alerts.js'
import { plusMs } from '#lib/instant.js'

const lastReportAt = '2026-11-22T07:00:00.000Z'
const server: Heard = { presence: 'always-on', lastReportAt, intervalSeconds: 300 }
const office: Heard = { presence: 'office', lastReportAt, intervalSeconds: 300 }
const alert: Alert = {
  id: 1,
  cause: 'silence',
  rule: null,
  thing: 'host:a',
  subject: 'host:a',
  state: 'unknown',
  since: lastReportAt,
  openedAt: '2026-11-22T07:15:00.000Z',
  closedAt: null,
  urgency: 'now',
  evidence: {},
}

it('a server is silent after three missed intervals, not a millisecond earlier', () => {
  expect(silentAt(server)).toBe('2026-11-22T07:15:00.000Z')
  expect(decideSilence('host:a', server, '2026-11-22T07:14:59.999Z', null)).toEqual({ does: 'nothing' })
  expect(decideSilence('host:a', server, '2026-11-22T07:15:00.000Z', null)).toMatchObject({
    does: 'open',
    told: true,
    alert: {
      cause: 'silence',
      rule: null,
      thing: 'host:a',
      state: 'unknown',
      since: lastReportAt,
      urgency: 'now',
    },
  })
})

it('an office computer stands in the digest after seven days', () => {
  expect(decideSilence('host:a', office, '2026-11-29T06:59:59.999Z', null)).toEqual({ does: 'nothing' })
  expect(decideSilence('host:a', office, '2026-11-29T07:00:00.000Z', null)).toMatchObject({
    does: 'open',
    alert: { urgency: 'digest' },
  })
})

it('silence that is already an alert opens no second one', () => {
  expect(decideSilence('host:a', server, '2026-11-23T07:00:00.000Z', alert)).toEqual({ does: 'nothing' })
})

it('the next report closes the alert of silence and no other', () => {
  expect(decideHeard(alert)).toEqual({ does: 'close', waiver: null })
  expect(decideHeard({ ...alert, cause: 'verdict', rule: 'backup-recent' })).toEqual({ does: 'nothing' })
  expect(decideHeard(null)).toEqual({ does: 'nothing' })
})

it('at any moment there is silence exactly from silentAt on', () => {
  const heard = fc.record({
    presence: fc.constantFrom('always-on' as const, 'office' as const),
    lastReportAt: fc.constant(lastReportAt),
    intervalSeconds: fc.integer({ min: 1, max: 7 * 86_400 }),
  })
  fc.assert(
    fc.property(heard, fc.integer({ min: -1000, max: 40 * 86_400_000 }), (known, later) => {
      const now = plusMs(lastReportAt, later)
      const isSilent = decideSilence('host:a', known, now, null).does === 'open'
      expect(isSilent).toBe(now >= silentAt(known))
    }),
  )
})
