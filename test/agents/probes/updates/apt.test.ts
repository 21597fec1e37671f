import { describe, expect, it } from 'vitest'
import apt from '#agents/probes/updates/apt.js'
import { factsOf, fakeHost, memoryNotes, type World } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const lists = {
  '/var/lib/apt/lists/deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages.lz4': 'x',
  '/var/lib/apt/lists/deb.debian.org_debian-security_dists_bookworm-security_main_binary-amd64_Packages': 'x',
  '/var/lib/apt/lists/partial/x': '',
}

const machine = (more: World = {}): World => ({
  modified: { '/var/lib/apt/lists/partial': '2026-11-22T05:00:00.000Z' },
  programs: {
    'dpkg-query': { stdout: 'ii \tbash\t5.2.15-2+b8\tamd64\nrc \tgone\t1\tall\n' },
    'apt-cache': { stdout: fixture('apt/2.6.1-policy.txt') },
  },
  ...more,
  files: { ...lists, '/proc/sys/kernel/osrelease': '6.1.0-25-amd64\n', ...more.files },
})

const ask = async (world: World) => factsOf(await apt.collect(fakeHost(world), {}))

describe('updates/apt', () => {
  it('counts pending updates and, of these, those from a security archive', async () => {
    expect(await ask(machine())).toEqual([
      {
        manager: 'apt',
        pending: 2,
        pendingSecurity: 1,
        lastAppliedAt: null,
        lastCheckedAt: '2026-11-22T05:00:00.000Z',
      },
    ])
  })

  it('asks apt again only when something it looks at has changed', async () => {
    const notes = memoryNotes()
    await ask(machine({ notes }))
    const { 'dpkg-query': packages } = machine().programs ?? {}
    const withoutApt = { programs: { ...(packages ? { 'dpkg-query': packages } : {}) }, notes }
    expect(await ask(machine(withoutApt))).toMatchObject([{ pending: 2 }])
    const changed = { ...withoutApt, files: { '/var/lib/dpkg/status': 'Package: new' } }
    await expect(ask(machine(changed))).rejects.toMatchObject({ reason: 'absent' })
  })

  it('does not call a machine without lists up to date', async () => {
    const files = { '/var/lib/apt/lists/lock': '' }
    await expect(apt.collect(fakeHost({ files }), {})).rejects.toMatchObject({ reason: 'unreadable' })
  })

  it('cannot tell updates of security where no such archive is known', async () => {
    const [main] = Object.keys(lists)
    const files = { [main ?? '']: 'x', '/proc/sys/kernel/osrelease': '6.1' }
    expect(await apt.collect(fakeHost({ ...machine(), files }), {})).toMatchObject([
      { pendingSecurity: null },
    ])
  })

  it('remembers the last update after its log is gone', async () => {
    const notes = memoryNotes()
    const log = '2026-11-20 10:00:00 install a:amd64 <none> 1\n2026-11-21 10:00:00 upgrade b:amd64 1 2\n'
    const [first] = await ask(machine({ notes, files: { '/var/log/dpkg.log': log } }))
    expect(first?.lastAppliedAt).toBe(new Date('2026-11-21T10:00:00').toISOString())
    expect(await ask(machine({ notes }))).toMatchObject([{ lastAppliedAt: first?.lastAppliedAt }])
  })

  it.each([
    [{ '/run/reboot-required': '' }, true],
    [{ '/boot/vmlinuz-6.1.0-25-amd64': '', '/boot/vmlinuz-6.1.0-9-amd64': '' }, false],
    [{ '/boot/vmlinuz-6.1.0-25-amd64': '', '/boot/vmlinuz-6.1.0-30-amd64': '' }, true],
    [{ '/boot/vmlinuz-6.1.0-30-amd64': '' }, undefined],
  ])('tells from %j whether a restart is due', async (files, restart) => {
    const [fact] = await ask(machine({ files }))
    expect(fact?.restartRequired).toBe(restart)
  })
})
