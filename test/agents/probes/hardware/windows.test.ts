import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/hardware/windows.js'
import { factsOf } from '../../fake-host.js'
import { fakeWindows, readWmi } from '../../fake-windows.js'
import { recordings } from '../../fixture.js'

const machine = {
  computer: [{ Manufacturer: 'Dell Inc.', Model: 'OptiPlex 7080', TotalPhysicalMemory: 17_007_108_096 }],
  firmware: [
    {
      serial: '7XK2V33',
      version: '1.31.0',
      releasedAt: '2026-03-03T00:00:00.0000000Z',
      boardSerial: 'Default string',
      uuid: '4C4C4544-0058-4B10-8032-B7C04F563333',
      chassisTypes: [3],
    },
  ],
  processors: [
    { Name: 'Intel(R) Core(TM) i5-10500 CPU @ 3.10GHz', NumberOfCores: 6, NumberOfLogicalProcessors: 12 },
  ],
  drives: [
    {
      DeviceId: '0',
      FriendlyName: 'KXG60ZNV512G',
      SerialNumber: '8CE3_8E03.',
      MediaType: 4,
      BusType: 17,
      HealthStatus: 0,
      Size: 512_110_190_592,
    },
    {
      DeviceId: '1',
      FriendlyName: 'Kingston DataTraveler',
      MediaType: 0,
      BusType: 7,
      HealthStatus: 0,
      Size: 31_000_000_000,
    },
  ],
}

describe('hardware/windows', () => {
  it('tells the machine with its TPM and Secure Boot, without sticks', async () => {
    const host = fakeWindows({
      ...machine,
      tpm: [{ SpecVersion: '2.0, 0, 1.38' }],
      secureBoot: [{ enabled: 1 }],
    })
    expect(await windows.collect(host, {})).toMatchObject([
      {
        chassis: 'desktop',
        uuid: '4c4c4544-0058-4b10-8032-b7c04f563333',
        boardSerial: null,
        coreCount: 6,
        threadCount: 12,
        firmwareDate: '2026-03-03',
        tpmVersion: '2.0',
        secureBoot: true,
        drives: [{ name: 'Disk 0', kind: 'ssd' }],
      },
    ])
  })

  it.each<[string, object, object]>([
    [
      'has no TPM and no UEFI',
      { tpm: [], secureBoot: [{ enabled: null }] },
      { tpmVersion: null, secureBoot: null },
    ],
    ['has Secure Boot off', { secureBoot: [{ enabled: 0 }] }, { secureBoot: false }],
  ])('tells a machine that %s', async (_, answers, expected) => {
    expect(await windows.collect(fakeWindows({ ...machine, ...answers }), {})).toMatchObject([expected])
  })

  it('does not say that there is no TPM where asking was not allowed', async () => {
    const host = fakeWindows({
      ...machine,
      tpm: { failed: { category: 'PermissionDenied', id: 'HRESULT 0x80041003' } },
    })
    const [fact] = (await windows.collect(host, {})) as object[]
    expect(fact).not.toHaveProperty('tpmVersion')
  })

  const folder = recordings('glpi-agent-raw/win32/wmi')
  it.skipIf(folder === null)('reads recorded processors and drives', async () => {
    const host = fakeWindows({
      ...machine,
      processors: readWmi(folder ?? '', '2019-amd-epyc-Win32_Processor.wmi'),
      drives: readWmi(folder ?? '', 'latitude-7480-MSFT_PhysicalDisk.wmi').map((disk) => ({
        ...disk,
        DeviceId: String(disk.DeviceId),
      })),
    })
    const [fact] = factsOf(await windows.collect(host, {}))
    expect(fact?.cpuModel).toMatch(/AMD EPYC/)
    expect(fact?.coreCount).toBeGreaterThan(0)
    expect(fact?.drives.length).toBeGreaterThan(0)
  })
})
