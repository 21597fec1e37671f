import { describe, expect, it } from 'vitest'
import { hashOfMachineId, linuxMarks } from '#agents/linux/marks.js'
import { fakeHost } from '../../fake-host.js'

const dmi = '/sys/class/dmi/id'
const net = '/sys/class/net'
const adapter = (name: string, mac: string, assigned = '0') => ({
  [`${net}/${name}/type`]: '1\n',
  [`${net}/${name}/address`]: `${mac}\n`,
  [`${net}/${name}/addr_assign_type`]: `${assigned}\n`,
})
const files = {
  '/proc/cpuinfo': 'processor\t: 0\nflags\t\t: fpu\n',
  '/proc/self/mounts': '/dev/sda1 / ext4 rw 0 0\n',
  '/etc/machine-id': '0123456789abcdef0123456789abcdef\n',
  [`${dmi}/product_uuid`]: '4C4C4544-0051-3010-8052-B4C04F4E3132\n',
  [`${dmi}/product_serial`]: '5Q0RN12\n',
  [`${dmi}/board_serial`]: 'To be filled by O.E.M.\n',
  [`${dmi}/board_asset_tag`]: 'i-0abc123def4567890\n',
  ...adapter('eno1', 'd8:9e:f3:11:22:33'),
  ...adapter('eno2', 'd8:9e:f3:11:22:33', '3'),
  [`${net}/eno2/bonding_slave/perm_hwaddr`]: 'D8:9E:F3:11:22:34\n',
  ...adapter('wlp1s0', '9a:00:11:22:33:44', '3'),
  ...adapter('enxa0cec8', 'a0:ce:c8:01:02:03'),
  ...adapter('docker0', '02:42:ac:11:00:01', '1'),
}
const links = {
  [`${net}/eno1/device`]: '/sys/devices/pci0000:00/0000:00:1f.6',
  [`${net}/eno2/device`]: '/sys/devices/pci0000:00/0000:00:1f.7',
  [`${net}/wlp1s0/device`]: '/sys/devices/pci0000:00/0000:01:00.0',
  [`${net}/enxa0cec8/device`]: '/sys/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2:1.0',
}

describe('the marks of a Linux machine', () => {
  it('are its numbers and the burnt-in addresses of what is built in: none of a dock, of software or made up', async () => {
    expect(await linuxMarks(fakeHost({ files, links }))).toEqual({
      machine: 'physical',
      uuid: '4c4c4544-0051-3010-8052-b4c04f4e3132',
      vmId: 'i-0abc123def4567890',
      serial: '5Q0RN12',
      boardSerial: null,
      chassisSerial: null,
      macs: ['d8:9e:f3:11:22:33', 'd8:9e:f3:11:22:34'],
      drives: [],
      machineId: hashOfMachineId('0123456789abcdef0123456789abcdef'),
    })
  })

  it('of a container are those of its installation alone', async () => {
    const inside = { ...files, '/run/systemd/container': 'lxc\n' }
    expect(await linuxMarks(fakeHost({ files: inside, links }))).toMatchObject({
      machine: 'container',
      uuid: null,
      serial: null,
      macs: [],
    })
  })
})
