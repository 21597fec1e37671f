import { describe, expect, it } from 'vitest'
import folder from '#agents/probes/backup/folder.js'
import { fakeHost } from '../../fake-host.js'

const ask = (more: object = {}, files: Record<string, string> = {}, modified: Record<string, string> = {}) =>
  folder.collect(fakeHost({ now: '2026-11-22T07:00:00.000Z', files, modified }), {
    path: '/backup',
    pattern: '*',
    minBytes: 1,
    ...more,
  })

const files = {
  '/backup/1.tar': 'old',
  '/backup/2.tar': 'newer',
  '/backup/3.tar': '',
  '/backup/4.tar': 'growing',
}
const modified = {
  '/backup/1.tar': '2026-11-20T23:00:00.000Z',
  '/backup/2.tar': '2026-11-21T23:00:00.000Z',
  '/backup/3.tar': '2026-11-22T05:00:00.000Z',
  '/backup/4.tar': '2026-11-22T06:59:30.000Z',
}

describe('backup/folder', () => {
  it('counts neither empty files nor one that is still being written', async () => {
    expect(await ask({}, files, modified)).toEqual([
      {
        job: '/backup',
        tool: 'folder',
        target: '/backup',
        lastSuccess: '2026-11-21T23:00:00.000Z',
        lastRun: '2026-11-22T05:00:00.000Z',
        lastResult: 'empty',
        lastSizeBytes: 0,
        previousSizeBytes: 5,
        usualSizeBytes: null,
        copies: 2,
      },
    ])
  })

  it('counts only names that fit and files that are large enough', async () => {
    expect(await ask({ pattern: '1.*' }, files, modified)).toMatchObject([{ copies: 1, lastSizeBytes: 3 }])
    expect(await ask({ minBytes: 6 }, files, modified)).toMatchObject([{ copies: 0, lastSuccess: null }])
    expect(await ask({ pattern: '9*' }, files, modified)).toMatchObject([
      { copies: 0, lastRun: null, lastSizeBytes: null },
    ])
  })

  it('does not take what lies beside the copies for one of them', async () => {
    const beside = {
      '/backup/1.tar': 'copy',
      '/backup/1.tar.sha256': 'x',
      '/backup/.lock': '',
      '/backup/run.log': 'y',
    }
    const old = Object.fromEntries(Object.keys(beside).map((name) => [name, '2026-11-20T23:00:00.000Z']))
    expect(await ask({}, beside, old)).toMatchObject([{ copies: 1, lastSizeBytes: 4 }])
  })

  it('knows a dump of a database, and one whose end is missing', async () => {
    const whole =
      '--\n-- PostgreSQL database dump\n--\nCREATE TABLE a;\n--\n-- PostgreSQL database dump complete\n--\n'
    const dumps = { '/backup/1.sql': whole, '/backup/2.sql': whole.slice(0, 60) }
    const times = { '/backup/1.sql': '2026-11-20T23:00:00.000Z', '/backup/2.sql': '2026-11-21T23:00:00.000Z' }
    expect(await ask({}, dumps, times)).toMatchObject([
      {
        tool: 'pg_dump',
        encrypted: false,
        lastSuccess: '2026-11-20T23:00:00.000Z',
        lastRun: '2026-11-21T23:00:00.000Z',
        lastResult: 'incomplete',
        copies: 1,
      },
    ])
  })

  it('says that the folder is not there instead of that there is no copy', async () => {
    await expect(ask()).rejects.toMatchObject({ reason: 'unreadable', detail: 'there is no folder /backup' })
  })
})
