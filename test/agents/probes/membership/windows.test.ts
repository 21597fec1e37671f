import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/membership/windows.js'
import { fakeWindows, readWmi } from '../../fake-windows.js'
import { recordings } from '../../fixture.js'

describe('membership/windows', () => {
  it('tells the domain, the part played in it, and whether it is still trusted', async () => {
    const host = fakeWindows({
      computer: [{ PartOfDomain: true, Domain: 'plandiste.local', DomainRole: 1 }],
      entra: [{ joined: false }],
      secureChannel: [{ good: false }],
    })
    expect(await windows.collect(host, {})).toEqual([
      {
        family: 'windows',
        joined: true,
        domain: 'plandiste.local',
        by: 'Windows',
        role: 'workstation',
        cloudJoined: false,
        trusted: false,
      },
    ])
  })

  const folder = recordings('glpi-agent-raw/win32/wmi')
  it.skipIf(folder === null)('does not take a recorded workgroup for a domain', async () => {
    const host = fakeWindows({
      computer: readWmi(folder ?? '', '11-AzureAD-Win32_ComputerSystem.wmi'),
      entra: [{ joined: true }],
    })
    expect(await windows.collect(host, {})).toMatchObject([
      { joined: false, domain: null, by: null, role: 'workstation', cloudJoined: true },
    ])
  })
})
