import { describe, expect, it } from 'vitest'
import dnf from '#agents/probes/updates/dnf.js'
import { fakeHost, type World } from '../../fake-host.js'

const all = `
bash.x86_64                          5.1.8-10.el9                    baseos
NetworkManager-initscripts-updown.noarch
                                     1:1.52.0-5.el9                  baseos
openssl.x86_64                       1:3.2.2-7.el9_6                 baseos
Obsoleting Packages
grub2-tools.x86_64                   1:2.06-104.el9                  baseos
    grub2-tools.x86_64               1:2.06-94.el9                   @anaconda
`
const files = { '/proc/sys/kernel/osrelease': '5.14.0\n', '/var/cache/dnf/baseos.solv': 'x' }
const rpm = { stdout: 'bash\t0\t5.1.8\t9.el9\tx86_64\tRocky\t1763700000\n' }

const ask = (dnfSays: NonNullable<World['programs']>[string], world: World = {}) =>
  dnf.collect(
    fakeHost({
      files,
      modified: { '/var/cache/dnf/baseos.solv': '2026-11-22T04:00:00.000Z' },
      ...world,
      programs: { rpm, dnf: dnfSays },
    }),
    {},
  )

describe('updates/dnf', () => {
  it('counts what is pending from the lists that are there, and what of it mends a weakness', async () => {
    const said = await ask((args) => {
      expect(args).toContain('--cacheonly')
      return {
        code: 100,
        stdout: args.includes('--security') ? '\nopenssl.x86_64  1:3.2.2-7.el9_6  baseos\n' : all,
      }
    })
    expect(said).toEqual([
      {
        manager: 'dnf',
        pending: 3,
        pendingSecurity: 1,
        lastAppliedAt: '2025-11-21T04:40:00.000Z',
        lastCheckedAt: '2026-11-22T04:00:00.000Z',
      },
    ])
  })

  it('has nothing pending where dnf ends with 0, and says why it could not ask', async () => {
    expect(await ask({ code: 0 })).toMatchObject([{ pending: 0, pendingSecurity: 0 }])
    await expect(ask({ code: 1, stderr: 'Error: Cache-only enabled but no cache' })).rejects.toMatchObject({
      reason: 'unreadable',
    })
  })

  it('does not take a machine without lists for one without updates', async () => {
    const bare = { '/proc/sys/kernel/osrelease': '5.14.0\n' }
    await expect(ask({ code: 0 }, { files: bare })).rejects.toMatchObject({ reason: 'unreadable' })
    const newer = { ...bare, '/var/cache/libdnf5/baseos-1f/repodata/repomd.xml': '' }
    const obsoleting = { code: 100, stdout: all.replace('Obsoleting Packages', 'Obsoleting packages') }
    expect(await ask(obsoleting, { files: newer })).toMatchObject([
      { pending: 3, lastCheckedAt: '2026-11-22T07:00:00.000Z' },
    ])
  })
})
