import { describe, expect, it, vi } from 'vitest'
import { openPlayedClock } from '#demo/played-clock.js'
import { minute } from '#lib/instant.js'

const start = '2026-11-19T07:00:00.000Z'
const settled = async () => undefined

describe('a played clock', () => {
  it('stands until it is moved', () => {
    expect(openPlayedClock(start).now()).toBe(start)
  })

  it('does on its way what was to be done then, and what that leads to', async () => {
    const clock = openPlayedClock(start)
    const done: string[] = []
    const again = () => {
      done.push(clock.now())
      clock.at('2026-11-19T07:20:00.000Z', () => done.push(clock.now()))
    }
    clock.at('2026-11-19T07:12:00.000Z', again)
    await clock.moveTo('2026-11-19T08:00:00.000Z', settled, 5 * minute)
    expect(done).toEqual(['2026-11-19T07:15:00.000Z', '2026-11-19T07:20:00.000Z'])
    expect(clock.now()).toBe('2026-11-19T08:00:00.000Z')
  })

  it('waits for what a moment has set going before it goes on', async () => {
    const clock = openPlayedClock(start)
    const seen: string[] = []
    clock.at('2026-11-19T07:05:00.000Z', () => seen.push('begun'))
    clock.at('2026-11-19T07:10:00.000Z', () => seen.push('next'))
    await clock.moveTo('2026-11-19T07:30:00.000Z', async () => void seen.push('settled'), 5 * minute)
    expect(seen).toEqual(['begun', 'settled', 'next', 'settled'])
  })

  it('leaves out what was cancelled, and goes back for nothing', async () => {
    const clock = openPlayedClock(start)
    const task = vi.fn()
    clock.at('2026-11-19T07:05:00.000Z', task)()
    await clock.moveTo('2026-11-19T07:30:00.000Z', settled, minute)
    await clock.moveTo('2026-11-19T07:00:00.000Z', settled, minute)
    expect(task).not.toHaveBeenCalled()
    expect(clock.now()).toBe('2026-11-19T07:30:00.000Z')
  })

  it('runs like the machine once it is let go, with what still waited', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T07:00:00.000Z') })
    try {
      const clock = openPlayedClock(start)
      const task = vi.fn()
      clock.at('2026-11-22T07:00:10.000Z', task)
      clock.letGo()
      expect(clock.now()).toBe('2026-11-22T07:00:00.000Z')
      await vi.advanceTimersByTimeAsync(10_000)
      expect(task).toHaveBeenCalledOnce()
    } finally {
      vi.useRealTimers()
    }
  })
})
