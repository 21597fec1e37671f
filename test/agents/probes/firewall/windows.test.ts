import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/firewall/windows.js'
import { fakeWindows } from '../../fake-windows.js'

describe('firewall/windows', () => {
  it('tells each profile as it is in force, and firewalls of other makers', async () => {
    const host = fakeWindows({
      firewallProfiles: [
        { name: 'Domain', enabled: 1, inbound: 4 },
        { name: 'Private', enabled: 0, inbound: 2 },
        { name: 'Public', enabled: 2, inbound: 0 },
      ],
      firewallProducts: [{ displayName: 'ESET Firewall', productState: 266_240 }],
    })
    const none = { ruleCount: null, managedBy: null }
    expect(await windows.collect(host, {})).toEqual([
      { tool: 'windows domain', enabled: true, defaultInbound: 'deny', ...none },
      { tool: 'windows private', enabled: false, defaultInbound: 'allow', ...none },
      { tool: 'windows public', enabled: null, defaultInbound: null, ...none },
      { tool: 'ESET Firewall', enabled: true, defaultInbound: null, ...none },
    ])
  })

  it('does not take a list without profiles for one that was read', async () => {
    const host = fakeWindows({ firewallProfiles: [] })
    await expect(windows.collect(host, {})).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
