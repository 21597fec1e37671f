import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import firewalld from '#agents/probes/firewall/firewalld.js'
import { fakeHost, type World } from '../../fake-host.js'
import { recordings } from '../../fixture.js'

const installed = { '/usr/sbin/firewalld': '' }
const running = { ...installed, '/run/firewalld/firewalld.pid': '1\n' }

const zone = (head: string, target: string, more = '') =>
  `${head}\n  target: ${target}\n  interfaces: ${/active/.test(head) ? 'eth0' : ''}\n  services: ssh http\n  ports: 8443/tcp\n${more}`

const ask = (world: World) => firewalld.collect(fakeHost(world), {})
const zones = (listing: string, standard = 'public'): NonNullable<World['programs']> => ({
  'firewall-cmd': (args) => ({ stdout: args[0] === '--get-default-zone' ? `${standard}\n` : listing }),
})

describe('firewall/firewalld', () => {
  it.each<[string, string, object]>([
    ['rejects', zone('public (default, active)', 'default'), { defaultInbound: 'reject', ruleCount: 3 }],
    [
      'drops',
      zone('drop (active)', 'DROP', '  rich rules: \n\trule family="ipv4" accept\n'),
      { defaultInbound: 'deny', ruleCount: 4 },
    ],
    [
      'lets all in by one of two',
      `${zone('public (active)', 'default')}\n${zone('trusted (active)', 'ACCEPT')}`,
      { defaultInbound: 'allow' },
    ],
    [
      'has no interface in a zone',
      `${zone('public', 'default')}\n${zone('trusted', 'ACCEPT')}`,
      { defaultInbound: 'reject' },
    ],
  ])('tells a firewall that %s', async (_, listing, expected) => {
    expect(await ask({ files: running, programs: zones(listing) })).toMatchObject([
      { tool: 'firewalld', enabled: true, ...expected },
    ])
  })

  it('starts no program where it does not run, and is not asked where it is not installed', async () => {
    expect(await ask({ files: installed })).toMatchObject([{ enabled: false, defaultInbound: 'allow' }])
    await expect(ask({})).rejects.toMatchObject({ reason: 'absent' })
  })

  it('does not guess at what it does not know', async () => {
    await expect(
      ask({ files: running, programs: zones('public (active)\n  services: ssh\n') }),
    ).rejects.toMatchObject({
      reason: 'unreadable',
    })
  })

  const folder = recordings('firewalls-made-here')
  it.skipIf(folder === null)('reads recorded zones', async () => {
    const listing = readFileSync(join(folder ?? '', 'firewalld-list-all-zones.txt'), 'utf8')
    expect(await ask({ files: running, programs: zones(listing) })).toMatchObject([
      { enabled: true, defaultInbound: 'reject', managedBy: 'firewalld' },
    ])
  })
})
