import { describe, expect, it } from 'vitest'
import { type Copy, chainsOf } from '#agents/tools/backup/chains.js'
import { jobNames } from '#agents/tools/backup/job-names.js'

const copy = (day: number, paths: string[], source = 'srv-1'): Copy => ({
  at: `2026-11-${String(day).padStart(2, '0')}T23:00:00.000Z`,
  source,
  paths,
})

describe('the jobs behind copies', () => {
  it('sees that a source is missing since the newest copies', () => {
    const all = [copy(1, ['/etc', '/srv']), copy(2, ['/etc', '/srv']), copy(3, ['/etc']), copy(4, ['/etc'])]
    expect(chainsOf(all)).toMatchObject([{ missing: ['/srv'], copies: { length: 4 } }])
  })

  it('sees that it is there again, and that one was added', () => {
    const all = [copy(1, ['/etc', '/srv']), copy(2, ['/etc']), copy(3, ['/etc', '/srv', '/var'])]
    expect(chainsOf(all)).toMatchObject([{ missing: [] }])
  })

  it('keeps two jobs that run side by side apart, and two machines', () => {
    const all = [
      copy(1, ['/etc', '/srv']),
      copy(2, ['/etc']),
      copy(3, ['/etc', '/srv']),
      copy(4, ['/etc'], 'srv-2'),
    ]
    expect(chainsOf(all).map(({ missing, copies }) => [missing.length, copies.length])).toEqual([
      [0, 2],
      [0, 1],
      [0, 1],
    ])
  })

  it('names the one job for the repository, and several for what they hold', () => {
    expect(jobNames('/backup', chainsOf([copy(1, ['/etc'])]))).toEqual(['/backup'])
    const several = chainsOf([copy(1, ['/etc']), copy(2, ['/srv']), copy(3, ['/etc'], 'srv-2')])
    expect(jobNames('/backup', several)).toEqual([
      '/backup srv-1:/etc',
      '/backup srv-1:/srv',
      '/backup srv-2:/etc',
    ])
  })
})
