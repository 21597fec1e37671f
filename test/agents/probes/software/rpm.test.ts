import { describe, expect, it } from 'vitest'
import rpm from '#agents/probes/software/rpm.js'
import { fakeHost, type World } from '../../fake-host.js'

const listing = [
  'bash\t0\t5.1.8\t9.el9\tx86_64\tRocky Enterprise Software Foundation\t1762000000',
  'kernel\t0\t5.14.0\t570.el9\tx86_64\t(none)\t1762000000',
  'kernel\t0\t5.14.0\t611.el9\tx86_64\t(none)\t1763700000',
  'openssl\t1\t3.2.2\t6.el9\tx86_64\tRocky\t1763700000',
  'gpg-pubkey\t0\t350d275d\t6279464b\t(none)\t(none)\t1762000000',
  '',
].join('\n')

const ask = (world: World) => rpm.collect(fakeHost(world), {})

describe('software/rpm', () => {
  it('lists packages with their epoch, and keys of repositories not at all', async () => {
    expect(await ask({ programs: { rpm: { stdout: listing } } })).toEqual([
      {
        name: 'bash',
        version: '5.1.8-9.el9',
        architecture: 'x86_64',
        publisher: 'Rocky Enterprise Software Foundation',
        installedOn: '2025-11-01',
      },
      {
        name: 'kernel',
        version: '5.14.0-570.el9',
        architecture: 'x86_64',
        publisher: null,
        installedOn: '2025-11-01',
      },
      {
        name: 'kernel',
        version: '5.14.0-611.el9',
        architecture: 'x86_64',
        publisher: null,
        installedOn: '2025-11-21',
      },
      {
        name: 'openssl',
        version: '1:3.2.2-6.el9',
        architecture: 'x86_64',
        publisher: 'Rocky',
        installedOn: '2025-11-21',
      },
    ])
  })

  it('does not take the empty list of an rpm on Debian for a machine without software', async () => {
    const world = { files: { '/var/lib/dpkg/status': '' }, programs: { rpm: { stdout: '' } } }
    await expect(ask(world)).rejects.toMatchObject({ reason: 'absent' })
    await expect(ask({ programs: { rpm: { code: 1, stderr: 'error: rpmdb' } } })).rejects.toMatchObject({
      reason: 'unreadable',
    })
  })
})
