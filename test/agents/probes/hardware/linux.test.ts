import { describe, expect, it } from 'vitest'
import linux from '#agents/probes/hardware/linux.js'
import Hardware from '#contract/facts/hardware.js'
import { factsOf, fakeHost, type World } from '../../fake-host.js'

const cpu = (processor: number, socket: number, core: number): string =>
  [
    `processor\t: ${processor}`,
    'model name\t: AMD EPYC 7302',
    `physical id\t: ${socket}`,
    `core id\t\t: ${core}`,
  ].join('\n')

const dmi = '/sys/class/dmi/id'
const files = {
  '/proc/cpuinfo': [cpu(0, 0, 0), cpu(1, 0, 0), cpu(2, 0, 1), cpu(3, 1, 0)].join('\n\n'),
  '/proc/meminfo': 'MemTotal:       16384000 kB\nMemFree: 1 kB\n',
  '/proc/self/mounts': '/dev/sda1 / ext4 rw 0 0\n',
  [`${dmi}/sys_vendor`]: 'Dell Inc.\n',
  [`${dmi}/product_name`]: 'PowerEdge R740\n',
  [`${dmi}/product_serial`]: 'To Be Filled By O.E.M.\n',
  [`${dmi}/product_uuid`]: '4C4C4544-0051-3010-8052-B4C04F4E3132\n',
  [`${dmi}/chassis_type`]: '23\n',
  [`${dmi}/bios_date`]: '03/15/2026\n',
  '/sys/block/sda/size': '1000',
  '/sys/block/sda/queue/rotational': '1',
  '/sys/block/sda/device/model': 'ST1000NM0055    \n',
  '/sys/block/sda/dev': '8:0\n',
  '/run/udev/data/b8:0': 'S:disk/by-id/x\nE:ID_SERIAL_SHORT=ZBS0\n',
  '/sys/block/sdb/size': '1000',
  '/sys/block/sdb/removable': '1',
  '/sys/block/loop0/size': '1000',
}

const ask = async (world: World) => factsOf(await linux.collect(fakeHost(world), {}))[0]

describe('hardware/linux', () => {
  it('counts sockets, cores and threads, and leaves out default texts and what can be pulled out', async () => {
    expect(Hardware.schema.parse(await ask({ files }))).toMatchObject({
      manufacturer: 'Dell Inc.',
      model: 'PowerEdge R740',
      serial: null,
      uuid: '4c4c4544-0051-3010-8052-b4c04f4e3132',
      chassis: 'server',
      processorCount: 2,
      coreCount: 3,
      threadCount: 4,
      memoryBytes: 16_777_216_000,
      firmwareDate: '2026-03-15',
      tpmVersion: null,
      drives: [{ name: 'sda', model: 'ST1000NM0055', serial: 'ZBS0', kind: 'hdd', sizeBytes: 512_000 }],
    })
  })

  it.each([
    ['Processor\t: Feroceon 88FR131 rev 1 (v5l)\nBogoMIPS\t: 1192.75\n', 'Feroceon 88FR131 rev 1 (v5l)', 1],
    [
      'processor\t: 0\ncpu\t: PPC970FX\n\nprocessor\t: 1\ncpu\t: PPC970FX\n\nmachine\t: PowerMac\n',
      'PPC970FX',
      2,
    ],
    ['cpu\t: Alpha\ncpu model\t: EV68CB\ncpus detected\t: 3\n', 'EV68CB', 3],
  ])('knows processors that are described otherwise (%#)', async (cpuinfo, cpuModel, threadCount) => {
    expect(await ask({ files: { ...files, '/proc/cpuinfo': cpuinfo } })).toMatchObject({
      cpuModel,
      threadCount,
    })
  })

  it('takes one digit all through for no UUID', async () => {
    const uuid = 'EEEEEEEE-EEEE-EEEE-EEEE-EEEEEEEEEEEE'
    expect(await ask({ files: { ...files, [`${dmi}/product_uuid`]: uuid } })).toMatchObject({ uuid: null })
  })

  it('tells the machine without the serial numbers that only root may read', async () => {
    const denied = [`${dmi}/product_serial`, `${dmi}/product_uuid`]
    expect(await ask({ files, denied, isPrivileged: false })).toMatchObject({
      uuid: null,
      model: 'PowerEdge R740',
    })
  })

  it('does not take a leftover of an image for a container', async () => {
    const image = { ...files, '/.dockerenv': '' }
    expect((await ask({ files: image }))?.chassis).toBe('server')
    const inside = { ...image, '/proc/self/mounts': 'overlay / overlay rw 0 0\n' }
    expect((await ask({ files: inside }))?.chassis).toBe('container')
  })
})
