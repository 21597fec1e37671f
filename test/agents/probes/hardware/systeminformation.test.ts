import { describe, expect, it } from 'vitest'
import type { Host } from '#agents/host.js'
import systeminformation from '#agents/probes/hardware/systeminformation.js'
import Hardware from '#contract/facts/hardware.js'
import { factsOf, fakeHost } from '../../fake-host.js'

const answers = {
  system: {
    manufacturer: 'Dell Inc.',
    model: 'OptiPlex 7090',
    serial: 'Default string',
    uuid: 'ABC-1',
    virtual: false,
  },
  baseboard: { serial: '/7XK/CN' },
  bios: { version: '1.4.2', releaseDate: '2026-03-01' },
  chassis: { type: 'Desktop' },
  cpu: { manufacturer: 'Intel', brand: 'Core i5-10500', processors: 1, physicalCores: 6, cores: 12 },
  mem: { total: 8_589_934_592 },
  diskLayout: [
    { device: 'disk0', name: 'KXG60', serialNum: 'Y1', type: 'NVMe', interfaceType: 'PCIe', size: 256e9 },
  ],
}

const hostWith = (said: object): Host => ({
  ...fakeHost({ platform: 'win32' }),
  si: async () =>
    Object.fromEntries(
      Object.entries({ ...answers, ...said }).map(([name, answer]) => [name, async () => answer]),
    ) as never,
})

describe('hardware/systeminformation', () => {
  it('gives facts that the topic takes, without the texts that makers forget', async () => {
    const [fact] = factsOf(await systeminformation.collect(hostWith({}), {}))
    expect(Hardware.schema.parse(fact)).toMatchObject({
      model: 'OptiPlex 7090',
      serial: null,
      chassis: 'desktop',
      coreCount: 6,
      threadCount: 12,
      drives: [{ kind: 'ssd', sizeBytes: 256e9 }],
    })
  })

  it('does not take the zeros of a failure for a machine', async () => {
    const failed = { cpu: { ...answers.cpu, cores: 0 } }
    await expect(systeminformation.collect(hostWith(failed), {})).rejects.toMatchObject({
      reason: 'unreadable',
    })
  })
})
