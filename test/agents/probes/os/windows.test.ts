import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/os/windows.js'
import { windowsName } from '#agents/windows/edition.js'
import { fakeWindows } from '../../fake-windows.js'

describe('os/windows', () => {
  it('tells edition, release and build in English, and the full name of a member', async () => {
    const host = fakeWindows({
      os: [
        {
          caption: 'Майкрософт Windows 11 Pro',
          version: '10.0.26200',
          sku: 48,
          productType: 1,
          release: '25H2',
          revision: 7171,
          bootedAt: '2026-11-20T05:12:33.5000000Z',
        },
      ],
      computer: [{ DNSHostName: 'PC-07', Domain: 'plandiste.local', PartOfDomain: true }],
    })
    expect(await windows.collect(host, {})).toMatchObject([
      {
        family: 'windows',
        name: 'Microsoft Windows 11 Pro',
        version: '10.0.26200',
        build: '10.0.26200.7171',
        codename: '25H2',
        hostname: 'PC-07.plandiste.local',
        bootedAt: '2026-11-20T05:12:00.000Z',
      },
    ])
  })

  it.each([
    [{ build: 19_045, sku: 101, productType: 1 }, 'Microsoft Windows 10 Home'],
    [{ build: 19_044, sku: 125, productType: 1 }, 'Microsoft Windows 10 Enterprise LTSC'],
    [{ build: 20_348, sku: 7, productType: 3 }, 'Microsoft Windows Server 2022 Standard'],
    [{ build: 17_763, sku: 8, productType: 2 }, 'Microsoft Windows Server 2019 Datacenter'],
    [{ build: 26_100, sku: 9999, productType: 3 }, 'its own caption'],
  ])('names %o', (given, name) => {
    expect(windowsName({ ...given, caption: 'its own caption ' })).toBe(name)
  })
})
