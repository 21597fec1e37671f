import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import iptables from '#agents/probes/firewall/iptables.js'
import { inboundOf } from '#agents/tools/iptables/inbound.js'
import { fakeHost, type World } from '../../fake-host.js'
import { recordings } from '../../fixture.js'

const closed = '-P INPUT DROP\n-A INPUT -i lo -j ACCEPT\n-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT\n'
const open = '-P INPUT ACCEPT\n'
const ipv6 = { '/proc/net/if_inet6': 'fd000000000000000000000000000001 02 40 00 80     eth0\n' }

const tables = (four: string, six: string): NonNullable<World['programs']> => ({
  iptables: (args) => ({ stdout: args[0] === '--version' ? 'iptables v1.8.9 (legacy)' : four }),
  ip6tables: { stdout: six },
})
const ask = (world: World) => iptables.collect(fakeHost(world), {})

describe('firewall/iptables', () => {
  it('counts the weaker of the two protocols where the machine has IPv6', async () => {
    expect(await ask({ programs: tables(closed, open), files: ipv6 })).toEqual([
      { tool: 'iptables', enabled: true, defaultInbound: 'allow', ruleCount: 2, managedBy: null },
    ])
    expect(await ask({ programs: tables(closed, open) })).toMatchObject([{ defaultInbound: 'deny' }])
  })

  it('leaves to nftables what iptables writes there', async () => {
    const programs = { iptables: { stdout: 'iptables v1.8.9 (nf_tables)' } }
    await expect(ask({ programs })).rejects.toMatchObject({ reason: 'absent' })
  })

  it('says that it may not ask', async () => {
    const programs: World['programs'] = {
      iptables: (args) =>
        args[0] === '--version'
          ? { stdout: 'iptables v1.8.9 (legacy)' }
          : {
              code: 4,
              stderr: "iptables v1.8.9 (legacy): can't initialize iptables table `filter': Permission denied",
            },
    }
    await expect(ask({ programs, isPrivileged: false })).rejects.toMatchObject({ reason: 'denied' })
  })

  it.each<[string, string, object | null]>([
    [
      'a last rule that rejects',
      '-P INPUT ACCEPT\n-A INPUT -p tcp --dport 22 -j ACCEPT\n-A INPUT -j REJECT --reject-with icmp-host-prohibited',
      { enabled: true, defaultInbound: 'reject' },
    ],
    [
      'a comment that is no condition',
      '-P INPUT ACCEPT\n-A INPUT -m comment --comment "drop -j ACCEPT all" -j DROP',
      { defaultInbound: 'deny' },
    ],
    [
      'a chain that refuses',
      '-P INPUT ACCEPT\n-N END\n-A INPUT -j LOG --log-prefix "in: "\n-A INPUT -j END\n-A END -j DROP',
      { defaultInbound: 'deny', ruleCount: 3 },
    ],
    [
      'a chain that hands back',
      '-P INPUT DROP\n-N A\n-A INPUT -j A\n-A A -j RETURN',
      { defaultInbound: 'deny' },
    ],
    [
      'all let in before the policy',
      '-P INPUT DROP\n-A INPUT -j ACCEPT',
      { enabled: false, defaultInbound: 'allow' },
    ],
    [
      'one refused',
      '-P INPUT ACCEPT\n-A INPUT -s 192.0.2.1/32 -j DROP',
      { enabled: true, defaultInbound: 'allow' },
    ],
    [
      'chains that call each other',
      '-P INPUT ACCEPT\n-N A\n-N B\n-A INPUT -j A\n-A A -j B\n-A B -j A',
      { defaultInbound: 'allow' },
    ],
    ['ufw', '-P INPUT DROP\n-N ufw-before-input\n-A INPUT -j ufw-before-input', { managedBy: 'ufw' }],
    ['nothing', '', null],
  ])('reads %s', (_, listing, expected) => {
    if (expected === null) expect(inboundOf(listing)).toBeNull()
    else expect(inboundOf(listing)).toMatchObject(expected)
  })

  const folder = recordings('firewalls-made-here')
  it.skipIf(folder === null).each([
    ['iptables-legacy-S.txt', { enabled: true, defaultInbound: 'deny', ruleCount: 4 }],
    ['iptables-nft-S.txt', { enabled: true, defaultInbound: 'deny', ruleCount: 4 }],
    ['iptables-legacy-S-open.txt', { enabled: false, defaultInbound: 'allow', ruleCount: 0 }],
  ])('reads the recorded %s', (file, expected) => {
    expect(inboundOf(readFileSync(join(folder ?? '', file), 'utf8'))).toMatchObject(expected)
  })
})
