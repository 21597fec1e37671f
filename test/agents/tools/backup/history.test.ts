import { describe, expect, it } from 'vitest'
import { historyOf, type Run } from '#agents/tools/backup/history.js'

const nights = (...sizes: (number | Partial<Run>)[]): Run[] =>
  sizes.map((size, index) => ({
    at: `2026-11-${String(index + 1).padStart(2, '0')}T23:00:00.000Z`,
    ...(typeof size === 'number' ? { sizeBytes: size } : size),
  }))

describe('what the copies of a job say together', () => {
  it('compares the newest with the median of the seven good ones before it', () => {
    expect(historyOf(nights(1, 1, 100, 110, 90, 100, 105, 95, 100, 120))).toEqual({
      lastSuccess: '2026-11-10T23:00:00.000Z',
      lastRun: '2026-11-10T23:00:00.000Z',
      lastResult: 'success',
      lastSizeBytes: 120,
      previousSizeBytes: 100,
      usualSizeBytes: 100,
    })
  })

  it('counts a run with nothing in it as no success', () => {
    expect(historyOf(nights(100, 0))).toMatchObject({
      lastSuccess: '2026-11-01T23:00:00.000Z',
      lastRun: '2026-11-02T23:00:00.000Z',
      lastResult: 'empty',
      lastSizeBytes: 0,
    })
    expect(historyOf(nights({ sizeBytes: 500, files: 0 }))).toMatchObject({
      lastSuccess: null,
      lastResult: 'empty',
    })
  })

  it('counts a run with less than a tenth of the usual as no success, however often it comes', () => {
    expect(historyOf(nights(100, 100, 100, 9, 9, 9, 9, 9, 9, 9, 9))).toMatchObject({
      lastSuccess: '2026-11-03T23:00:00.000Z',
      lastResult: 'shrunken',
      usualSizeBytes: 100,
    })
    expect(historyOf(nights(100, 100, 100, 10))).toMatchObject({ lastResult: 'success' })
  })

  it('does not speak of what is usual after fewer than three copies', () => {
    expect(historyOf(nights(100, 100, 1))).toMatchObject({ lastResult: 'success', usualSizeBytes: null })
  })

  it('takes the word of the tool for a run that failed, in whatever order they come', () => {
    const runs = nights(100, { result: 'warning' }, { result: 'failed' })
    expect(historyOf([...runs].reverse())).toEqual({
      lastSuccess: '2026-11-01T23:00:00.000Z',
      lastRun: '2026-11-03T23:00:00.000Z',
      lastResult: 'failed',
    })
  })

  it('says of a job without a copy that there is none', () => {
    expect(historyOf([])).toEqual({ lastSuccess: null, lastRun: null, lastResult: null })
  })
})
