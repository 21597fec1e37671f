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
        lastSizeBytes: 5,
        copies: 2,
      },
    ])
  })

  it('counts only names that fit and files that are large enough', async () => {
    expect(await ask({ pattern: '1.*' }, files, modified)).toMatchObject([{ copies: 1, lastSizeBytes: 3 }])
    expect(await ask({ minBytes: 6 }, files, modified)).toMatchObject([{ copies: 0, lastSuccess: null }])
  })

  it('says that the folder is not there instead of that there is no copy', async () => {
    await expect(ask()).rejects.toMatchObject({ reason: 'unreadable', detail: 'there is no folder /backup' })
  })
})
