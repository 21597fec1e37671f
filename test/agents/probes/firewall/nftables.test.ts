import { describe, expect, it } from 'vitest'
import nftables from '#agents/probes/firewall/nftables.js'
import { fakeHost, type World } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const loopbackOnly = '00000000000000000000000000000001 01 80 10 80       lo\n'
const withAddress = `${loopbackOnly}fe800000000000000000000000000001 02 40 20 80     eth0\n`

const ask = (name: string, ipv6 = loopbackOnly) =>
  nftables.collect(
    fakeHost({
      files: { '/proc/net/if_inet6': ipv6 },
      programs: { nft: { stdout: fixture(`nft/1.0.6-${name}.json`) } },
    }),
    {},
  )

describe('firewall/nftables', () => {
  it.each([
    ['empty', { enabled: false, defaultInbound: 'allow', ruleCount: 0, managedBy: null }],
    ['drop-policy', { enabled: true, defaultInbound: 'deny', ruleCount: 7, managedBy: null }],
    ['endreject', { enabled: true, defaultInbound: 'reject', ruleCount: 4, managedBy: null }],
    ['ufw', { enabled: true, defaultInbound: 'deny', managedBy: 'ufw' }],
    ['firewalld', { enabled: true, managedBy: 'firewalld' }],
  ])('reads the ruleset “%s”', async (name, expected) => {
    expect(await ask(name)).toMatchObject([{ tool: 'nftables', ...expected }])
  })

  it('takes the weaker of the two protocols where the machine can be reached over both', async () => {
    expect(await ask('openv6')).toMatchObject([{ defaultInbound: 'deny' }])
    expect(await ask('openv6', withAddress)).toMatchObject([{ enabled: true, defaultInbound: 'allow' }])
  })

  it('does not call a chain that lets everything through a firewall', async () => {
    const chain = { family: 'ip', table: 'filter', name: 'INPUT', hook: 'input', policy: 'accept' }
    const programs = { nft: { stdout: JSON.stringify({ nftables: [{ chain }] }) } }
    expect(await nftables.collect(fakeHost({ programs }), {})).toMatchObject([
      { enabled: false, defaultInbound: 'allow' },
    ])
  })

  const refused = { nft: { code: 1, stderr: 'Operation not permitted (you must be root)' } }
  it.each<[string, World, string]>([
    ['absent', {}, 'absent'],
    ['refused', { programs: refused, isPrivileged: false }, 'denied'],
    ['refused to root in a container', { programs: refused }, 'denied'],
    ['broken', { programs: { nft: { code: 1, stderr: 'cache initialization failed' } } }, 'unreadable'],
  ])('says that it is %s', async (_, world, reason) => {
    await expect(nftables.collect(fakeHost(world), {})).rejects.toMatchObject({ reason })
  })
})
