import { describe, expect, it } from 'vitest'
import { checkPassed } from '#agents/tools/backup/check-log.js'
import { declaredOf } from '#agents/tools/backup/declared.js'
import { fakeHost } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const mounts = `/dev/sda1 / ext4 rw 0 0
nas:/volume1 /mnt/nas nfs4 rw 0 0
/dev/sdb1 /mnt/nas/local\\040disk ext4 rw 0 0
`
const host = fakeHost({ files: { '/proc/self/mounts': mounts } })

describe('where copies lie', () => {
  it.each([
    ['/srv/backup', { place: 'this-machine', medium: 'disk' }],
    ['/mnt/nas/restic', { medium: 'network' }],
    ['/mnt/nas/local disk/restic', { place: 'this-machine', medium: 'disk' }],
    ['/mnt/nasty', { place: 'this-machine', medium: 'disk' }],
    ['sftp:backup@198.51.100.7:/srv', { medium: 'network' }],
    ['ssh://backup@198.51.100.7/./srv', { medium: 'network' }],
    ['backup@198.51.100.7:srv', { medium: 'network' }],
    ['rest:https://198.51.100.7/srv', { medium: 'network' }],
    ['s3:s3.amazonaws.com/bucket', { place: 'rented', medium: 'cloud' }],
    ['s3:https://minio.example/bucket', { medium: 'network' }],
    ['b2:bucket:srv', { place: 'rented', medium: 'cloud' }],
  ])('%s', async (target, where) => {
    expect(await declaredOf(host, {}, target)).toEqual(where)
  })

  it('believes people before the address', async () => {
    const said = { place: 'rented', medium: 'removable', protection: 'offline' } as const
    expect(await declaredOf(host, said, '/srv/backup')).toEqual(said)
  })
})

describe('the last check', () => {
  it.each([
    ['', true],
    [fixture('restic/0.14.0-check.txt'), true],
    [fixture('restic/0.14.0-check-damaged.txt'), false],
    [fixture('borg/1.2.4-check.txt'), true],
    ['Finished full repository check, errors found.', false],
    ['Archive consistency check complete, problems found.', false],
    ['something else', null],
  ])('is read from what the tool said (%#)', (said, passed) => {
    expect(checkPassed(said)).toBe(passed)
  })

  it('has never been where its file is not there, and is not asked where none is named', async () => {
    const files = { '/var/log/check': '' }
    const modified = { '/var/log/check': '2026-11-15T05:00:00.000Z' }
    const ask = (checkLog?: string) => declaredOf(fakeHost({ files, modified }), { checkLog }, null)
    expect(await ask('/var/log/check')).toEqual({
      lastCheck: '2026-11-15T05:00:00.000Z',
      checkPassed: true,
    })
    expect(await ask('/var/log/other')).toEqual({ lastCheck: null })
    expect(await ask()).toEqual({})
  })
})
