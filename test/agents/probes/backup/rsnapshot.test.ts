import { describe, expect, it } from 'vitest'
import rsnapshot from '#agents/probes/backup/rsnapshot.js'
import { lastResult } from '#agents/tools/rsnapshot/config.js'
import { fakeHost } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const config = '/etc/rsnapshot.conf'
const files = {
  [config]: fixture('rsnapshot/1.4.5-rsnapshot.conf'),
  '/var/log/rsnapshot.log': fixture('rsnapshot/1.4.5-rsnapshot.log.txt'),
  '/srv/rsnapshot/alpha.0/x': '',
  '/srv/rsnapshot/alpha.1/x': '',
  '/srv/rsnapshot/beta.0/x': '',
  '/etc/a': '',
  '/srv/data/a': '',
}
const modified = {
  '/srv/rsnapshot/alpha.0': '2026-11-20T23:31:09.000Z',
  '/srv/rsnapshot/alpha.1': '2026-11-19T23:31:12.000Z',
  '/srv/rsnapshot/beta.0': '2026-11-10T23:31:12.000Z',
}

describe('backup/rsnapshot', () => {
  it('tells the newest copy of the first interval and how its run ended', async () => {
    expect(await rsnapshot.collect(fakeHost({ files, modified }), { config })).toMatchObject([
      {
        job: '/srv/rsnapshot',
        lastSuccess: '2026-11-19T23:31:12.000Z',
        lastRun: '2026-11-20T23:31:09.000Z',
        lastResult: 'failed',
        copies: 2,
        encrypted: false,
        lockedSince: null,
      },
    ])
  })

  it('reads the end of the newest run out of the log', () => {
    const log = fixture('rsnapshot/1.4.5-rsnapshot.log.txt')
    expect(lastResult(log, 'beta')).toBe('success')
    expect(lastResult(log, 'gamma')).toBeNull()
    const elsewhere = '[t] /usr/bin/rsnapshot -c /etc/rsnapshot-web.conf alpha: ERROR: rsync returned 12\n'
    expect(lastResult(elsewhere, 'alpha')).toBe('failed')
    expect(lastResult(`${log}[t] /usr/bin/rsnapshot alpha: started\n`, 'alpha')).toBeNull()
  })
})
