import { describe, expect, it } from 'vitest'
import clamav from '#agents/probes/antivirus/clamav.js'
import { fakeHost, type World } from '../../fake-host.js'

const options = { databaseFolder: '/var/lib/clamav' }
const header = 'ClamAV-VDB:21 Nov 2026 09-30 +0000:27500:2075000:90:abc:def:builder:1795253400'
const programs = { clamscan: { stdout: 'ClamAV 1.4.6\n' } }
const files = {
  '/proc/1/comm': 'systemd\n',
  '/proc/812/comm': 'clamd\n',
  '/var/lib/clamav/daily.cld': header,
  '/var/lib/clamav/main.cvd': header.replace('21 Nov 2026', '16 Sep 2021').replace('27500', '62'),
}

const ask = (world: World) => clamav.collect(fakeHost(world), options)

describe('antivirus/clamav', () => {
  it('tells the date of the daily definitions from their header', async () => {
    expect(await ask({ programs, files })).toEqual([
      {
        product: 'ClamAV',
        version: '1.4.6',
        running: true,
        realTime: false,
        definitionsVersion: '27500',
        definitionsAt: '2026-11-21T09:30:00.000Z',
      },
    ])
  })

  it('is installed without definitions', async () => {
    expect(await ask({ programs, files: { '/proc/1/comm': 'systemd' } })).toMatchObject([
      { running: false, definitionsAt: null },
    ])
  })

  it('says that it is not installed, or that a database is damaged', async () => {
    await expect(ask({ files })).rejects.toMatchObject({ reason: 'absent' })
    const damaged = { ...files, '/var/lib/clamav/daily.cld': 'garbage' }
    await expect(ask({ programs, files: damaged })).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
