import { describe, expect, it } from 'vitest'
import os from '#agents/probes/os/linux.js'
import { factsOf, fakeHost, memoryNotes } from '../../fake-host.js'

const machine = (btime: number, boot = 'a') => ({
  files: {
    '/etc/os-release': 'NAME="Debian GNU/Linux"\nID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n',
    '/etc/debian_version': '12.11\n',
    '/etc/hosts': '127.0.0.1 localhost\n10.0.0.5 srv-1.example.rs srv-1 # us\n',
    '/proc/sys/kernel/osrelease': '6.1.0-25-amd64\n',
    '/proc/sys/kernel/hostname': 'srv-1\n',
    '/proc/sys/kernel/random/boot_id': `${boot}\n`,
    '/proc/stat': `cpu 1 2\nbtime ${btime}\n`,
  },
  links: { '/etc/localtime': '/usr/share/zoneinfo/Europe/Belgrade' },
})

const started = Date.parse('2026-11-20T06:30:59Z') / 1000

describe('os/linux', () => {
  it('reads the distribution, the full name and the zone', async () => {
    expect(await os.collect(fakeHost(machine(started)), {})).toMatchObject([
      {
        family: 'linux',
        name: 'Debian GNU/Linux',
        version: '12',
        build: '12.11',
        codename: 'bookworm',
        kernel: '6.1.0-25-amd64',
        hostname: 'srv-1.example.rs',
        timeZone: 'Europe/Belgrade',
        bootedAt: '2026-11-20T06:30:00.000Z',
      },
    ])
  })

  it('tells the same start although the clock was put right, and another after a restart', async () => {
    const notes = memoryNotes()
    const ask = async (btime: number, boot: string) =>
      factsOf(await os.collect(fakeHost({ ...machine(btime, boot), notes }), {}))
    const [first] = await ask(started, 'a')
    expect((await ask(started + 2, 'a'))[0]).toEqual(first)
    expect((await ask(started + 62, 'b'))[0]?.bootedAt).toBe('2026-11-20T06:32:00.000Z')
  })
})
