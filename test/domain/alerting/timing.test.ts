import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundMessages, collectMs, lanes, quietMs, releaseAt, retryAfterMs } from '#domain/alerting/timing.js'
import type { Notice } from '#domain/ports/alerts.js'
import { hour, plusMs, second } from '#lib/instant.js'

const start = '2026-11-22T07:00:00.000Z'
const later = (ms: number) => plusMs(start, ms)
const notice = (id: number, queuedMs: number, more: Partial<Notice> = {}): Notice => ({
  id,
  alert: id,
  kind: 'opened',
  channel: 'mail',
  recipient: 'it@example.rs',
  language: 'sr-Cyrl',
  urgency: 'now',
  queuedAt: later(queuedMs),
  dueAt: later(queuedMs + collectMs),
  message: null,
  attempts: 0,
  sentAt: null,
  failedAt: null,
  error: null,
  ...more,
})
const lane = (...notices: Notice[]) => {
  const [only] = lanes(notices)
  if (!only) throw new Error('no lane')
  return only
}

describe('when the loose notices of a recipient go out', () => {
  it('the first of a quiet time goes out within 20 seconds', () => {
    expect(releaseAt(lane(notice(1, 0), notice(2, 15_000)), null)).toBe(later(20 * second))
  })

  it('what follows within five minutes of a message goes out at their end', () => {
    expect(releaseAt(lane(notice(2, 60_000), notice(3, 200_000)), later(0))).toBe(later(quietMs))
  })

  it('what follows later is the first of a quiet time again', () => {
    expect(releaseAt(lane(notice(2, quietMs)), later(0))).toBe(later(quietMs + collectMs))
  })

  it('a digest waits for its morning, whatever was sent before', () => {
    const morning = notice(1, 0, { urgency: 'digest', dueAt: later(hour) })
    expect(releaseAt(lane(morning), later(-1000))).toBe(later(hour))
  })

  it('notices that a message carries are not loose', () => {
    expect(releaseAt(lane(notice(1, 0, { message: 'm' })), null)).toBeNull()
  })

  it('no notice waits longer than five minutes, wherever the clock stood for the last message', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 1e7 }), (last, queued) => {
        const release = releaseAt(lane(notice(1, queued)), later(last))
        expect(release && release >= later(queued - quietMs)).toBe(true)
        expect(release && release <= later(queued + quietMs)).toBe(true)
      }),
    )
  })

  it('however troubles come, messages to one recipient are five minutes apart and none is lost', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(gaps, (steps) => {
        let at = 0
        const queuedMs = steps.map((step) => (at += step))
        let waiting = queuedMs.map((ms, index) => notice(index, ms))
        const messages: { at: string; notices: Notice[] }[] = []
        while (waiting.length > 0) {
          // Only what has been queued by then is known when the moment is chosen.
          const known = waiting.filter((one, _, all) => one.queuedAt <= (all[0] as Notice).dueAt)
          const release = releaseAt(lane(...known), messages.at(-1)?.at ?? null) as string
          messages.push({ at: release, notices: waiting.filter((one) => one.queuedAt <= release) })
          waiting = waiting.filter((one) => one.queuedAt > release)
        }
        expect(messages.flatMap((message) => message.notices)).toHaveLength(steps.length)
        for (const [index, message] of messages.entries()) {
          const before = messages[index - 1]
          if (before) expect(Date.parse(message.at) - Date.parse(before.at)).toBeGreaterThanOrEqual(quietMs)
          for (const one of message.notices)
            expect(Date.parse(message.at) - Date.parse(one.queuedAt)).toBeLessThanOrEqual(quietMs)
        }
        expect(messages[0]?.at).toBe(later((queuedMs[0] ?? 0) + collectMs))
      }),
    )
  })
})

describe('lanes', () => {
  it('keep recipients, channels and urgencies apart', () => {
    const others = [
      notice(1, 0),
      notice(2, 0, { recipient: 'head@example.rs' }),
      notice(3, 0, { channel: 'webhook' }),
      notice(4, 0, { urgency: 'digest' }),
      notice(5, 0),
    ]
    expect(lanes(others).map((one) => one.notices.map(({ id }) => id))).toEqual([[1, 5], [2], [3], [4]])
  })

  it('give their messages the oldest first', () => {
    const waiting = lane(
      notice(1, 9000, { message: 'b', dueAt: later(1000) }),
      notice(2, 5000, { message: 'a', dueAt: later(2000) }),
      notice(3, 1000),
    )
    expect(boundMessages(waiting).map(({ message }) => message)).toEqual(['a', 'b'])
  })
})

describe('waiting after an attempt that failed', () => {
  it.each([
    [1, 30 * second],
    [2, 60 * second],
    [3, 120 * second],
    [7, 1920 * second],
    [8, hour],
    [9, hour],
  ])('the %i. time it is %i ms', (attempts, ms) => {
    expect(retryAfterMs(attempts)).toBe(ms)
  })

  it('never shrinks and stays between 30 seconds and an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (attempts) => {
        expect(retryAfterMs(attempts)).toBeGreaterThanOrEqual(30 * second)
        expect(retryAfterMs(attempts)).toBeLessThanOrEqual(hour)
        expect(retryAfterMs(attempts + 1)).toBeGreaterThanOrEqual(retryAfterMs(attempts))
      }),
    )
  })
})
