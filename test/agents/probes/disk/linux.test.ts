import { describe, expect, it } from 'vitest'
import disk from '#agents/probes/disk/linux.js'
import { fakeHost, type World } from '../../fake-host.js'

const mountinfo = [
  '22 1 253:0 / / rw,relatime - ext4 /dev/mapper/vg-root rw',
  '30 22 253:0 /srv /mnt/bind rw - ext4 /dev/mapper/vg-root rw',
  '31 22 8:1 / /boot\\040old ro - vfat /dev/sda1 rw',
  '32 22 0:50 / /home/share rw - nfs4 nas:/share rw',
  '33 22 0:5 / /proc rw - proc proc rw',
].join('\n')

const machine = (smartctl: object, more: World = {}): World => ({
  files: {
    '/proc/self/mountinfo': mountinfo,
    '/sys/class/block/dm-0/slaves/sda2/dev': '8:2',
    '/sys/devices/x/block/sda/sda1/partition': '1',
    '/sys/devices/x/block/sda/sda2/partition': '2',
    '/sys/block/sda/device/serial': 'S3Z1NB0K\n',
  },
  links: {
    '/dev/mapper/vg-root': '/dev/dm-0',
    '/dev/sda1': '/dev/sda1',
    '/sys/class/block/sda1': '/sys/devices/x/block/sda/sda1',
    '/sys/class/block/sda2': '/sys/devices/x/block/sda/sda2',
  },
  programs: { smartctl: { stdout: JSON.stringify(smartctl) } },
  ...more,
})

const ask = async (world: World) => {
  const collected = await disk.collect(fakeHost(world), {})
  return 'answers' in collected ? (collected.answers[0] ?? {}) : {}
}

const healthy = {
  smartctl: { exit_status: 0 },
  smart_status: { passed: true },
  power_on_time: { hours: 21_399 },
  ata_smart_attributes: { table: [{ id: 5, name: 'Reallocated_Sector_Ct', raw: { value: 8 } }] },
}

describe('disk/linux', () => {
  it('names each volume of this machine once, with the drive below its logical volume', async () => {
    const { facts } = await ask(machine(healthy))
    expect(facts?.map(({ mount, readOnly }) => [mount, readOnly])).toEqual([
      ['/', false],
      ['/boot old', true],
    ])
    expect(facts?.[0]?.drives).toEqual([
      {
        name: 'sda',
        serial: 'S3Z1NB0K',
        smart: 'passed',
        smartDetail: null,
        powerOnHours: 21_300,
        reallocatedSectors: 8,
      },
    ])
  })

  it('tells of what belongs to a person without the name', async () => {
    const lines = [
      '40 22 0:61 / /home/ana rw - zfs rpool/USERDATA/ana_x1 rw',
      '41 22 0:62 / /home/milan rw - zfs rpool/USERDATA/milan_x1 rw',
      '42 22 8:33 / /run/media/ana/STICK rw - vfat /dev/sdc1 rw',
      '43 22 8:49 / /media/backup rw - ext4 /dev/sdd1 rw',
    ]
    const world = machine(healthy)
    const files = { ...world.files, '/proc/self/mountinfo': [mountinfo, ...lines].join('\n') }
    const links = { ...world.links, '/dev/sdc1': '/dev/sdc1', '/dev/sdd1': '/dev/sdd1' }
    const told = await ask({ ...world, files, links })
    expect(told.facts?.slice(2).map(({ mount, device }) => [mount, device])).toEqual([
      ['/home/~', 'rpool/USERDATA/~_x1'],
      ['/home/~ (2)', 'rpool/USERDATA/~_x1'],
      ['/media/backup', '/dev/sdd1'],
      ['/run/media/~/STICK', '/dev/sdc1'],
    ])
    expect(JSON.stringify(told)).not.toMatch(/ana|milan/)
  })

  it('reads the room that ordinary users have', async () => {
    const { readings } = await ask(machine(healthy))
    expect(readings).toMatchObject({ 'freePercent /': 66.7, 'freeBytes /': 600, 'freeBytes /boot old': 600 })
  })

  it('names what fails', async () => {
    const table = [{ id: 5, name: 'Reallocated_Sector_Ct', when_failed: 'now', raw: { value: 900 } }]
    const failing = { ...healthy, smart_status: { passed: false }, ata_smart_attributes: { table } }
    const { facts } = await ask(machine(failing))
    expect(facts?.[0]?.drives[0]).toMatchObject({ smart: 'failed', smartDetail: 'Reallocated_Sector_Ct' })
  })

  it.each<[string, object, World, string, string | null]>([
    ['not installed', {}, { programs: {} }, 'unreadable', 'absent: smartctl is not installed'],
    [
      'not allowed',
      { smartctl: { exit_status: 2 } },
      { isPrivileged: false },
      'unreadable',
      'denied: SMART needs root',
    ],
    [
      'in a shape of its own',
      { version: 5 },
      {},
      'unreadable',
      'smartctl answers in a way that is not known',
    ],
    [
      'not supported',
      {
        smartctl: {
          exit_status: 1,
          messages: [{ string: 'x: Unable to detect device type', severity: 'error' }],
        },
      },
      {},
      'unsupported',
      null,
    ],
  ])('still tells the volume where SMART is %s', async (_, said, more, smart, detail) => {
    const drive = (await ask(machine(said, more))).facts?.[0]?.drives[0]
    expect(drive?.smart).toBe(smart)
    expect(drive?.smartDetail ?? '').toContain(detail ?? '')
  })
})
