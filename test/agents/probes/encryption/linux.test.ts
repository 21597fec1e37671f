import { describe, expect, it } from 'vitest'
import linux from '#agents/probes/encryption/linux.js'
import { factsOf, fakeHost, type World } from '../../fake-host.js'

const mountinfo = [
  '25 1 253:1 / / rw,relatime - ext4 /dev/mapper/vg-root rw',
  '30 25 8:1 / /boot rw - ext4 /dev/sda1 rw',
  '31 25 8:17 / /data rw - xfs /dev/sdb1 rw',
  '32 25 0:40 / /tank rw - zfs tank rw',
].join('\n')

const files = {
  '/proc/cpuinfo': 'processor\t: 0\n',
  '/proc/self/mounts': '/dev/mapper/vg-root / ext4 rw 0 0\n',
  '/proc/self/mountinfo': mountinfo,
  '/sys/class/dmi/id/chassis_type': '10\n',
  '/dev/sdb1': '',
  '/sys/class/block/dm-1/dm/uuid': 'LVM-aaaa\n',
  '/sys/class/block/dm-1/slaves/dm-0': '',
  '/sys/class/block/dm-0/dm/uuid': 'CRYPT-LUKS2-0a1b-luks\n',
  '/sys/class/block/dm-0/slaves/sda2': '',
}
const ask = (world: Partial<World['files']> = {}) =>
  linux.collect(
    fakeHost({
      files: { ...files, ...world } as Record<string, string>,
      links: { '/dev/mapper/vg-root': '/dev/dm-1' },
    }),
    {},
  )

describe('encryption/linux', () => {
  it('follows a volume through logical volumes down to LUKS', async () => {
    expect(await ask()).toEqual(
      expect.arrayContaining([
        {
          volume: '/',
          tool: 'LUKS',
          system: true,
          encrypted: true,
          state: 'on',
          method: 'LUKS2',
          portable: true,
        },
        {
          volume: '/data',
          tool: 'LUKS',
          system: false,
          encrypted: false,
          state: 'off',
          method: null,
          portable: true,
        },
        {
          volume: '/tank',
          tool: 'LUKS',
          system: false,
          encrypted: null,
          state: 'unknown',
          method: null,
          portable: true,
        },
      ]),
    )
  })

  it('leaves out what must be readable for starting', async () => {
    const facts = factsOf(await ask())
    expect(facts.map(({ volume }) => volume)).not.toContain('/boot')
  })

  it('is not content with one encrypted drive of a mirror', async () => {
    const facts = await ask({ '/sys/class/block/dm-1/slaves/sdc2': '' })
    expect(facts).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ volume: '/', encrypted: false, method: 'LUKS2' })]),
    )
  })
})
