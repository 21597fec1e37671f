import { describe, expect, it } from 'vitest'
import { readInventory } from '#domain/foreign/glpi/read-inventory.js'
import { readXmlRequest } from '#domain/foreign/glpi/xml-inventory.js'
import { Problem } from '#lib/problem.js'
import { readMessage } from '#service/foreign/read-message.js'

const computer = (content: object, more: object = {}) => ({
  action: 'inventory',
  deviceid: 'pc-07-2026-11-01-08-00-00',
  content: { versionclient: 'GLPI-Agent_v1.12', hardware: { name: 'pc-07' }, ...content },
  ...more,
})

const faultsOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error.faults.map(({ where }) => where)
  }
  return null
}

describe('an inventory', () => {
  it('of a Windows computer is told in the words of our topics', () => {
    const told = readInventory(
      computer({
        bios: {
          smanufacturer: 'Dell Inc.',
          smodel: 'OptiPlex 7010',
          ssn: 'ABC1234',
          msn: 'To Be Filled By O.E.M.',
        },
        hardware: {
          name: 'pc-07',
          uuid: '4C4C4544-0034-3010-8048-B6C04F503732',
          memory: 8192,
          chassis_type: 'Mini Tower',
        },
        operatingsystem: {
          full_name: 'Microsoft Windows 11 Pro',
          name: 'Windows',
          kernel_name: 'MSWin32',
          kernel_version: '10.0.22631',
          version: '23H2',
          arch: '64-bit',
          boot_time: '2026-11-22 06:30:12',
          timezone: { name: 'Central European Standard Time', offset: '+0100' },
        },
        drives: [
          { letter: 'C:', filesystem: 'NTFS', total: 1000, free: 250, volumn: 'System' },
          { letter: 'D:', type: 'Compact Disc' },
        ],
        networks: [
          {
            description: 'Intel I219',
            mac: '00:11:22:33:44:55',
            ipaddress: '10.0.0.7',
            ipmask: '255.255.255.0',
            speed: '1000',
            status: 'up',
            ipdhcp: '10.0.0.1',
          },
          {
            description: 'Intel I219',
            mac: '00:11:22:33:44:55',
            ipaddress6: 'fe80::1',
            ipmask6: 'ffff:ffff:ffff:ffff::',
          },
        ],
        antivirus: [
          {
            name: 'Windows Defender',
            enabled: true,
            uptodate: true,
            version: '4.18',
            base_version: '1.421',
            base_creation: '2026-11-21',
          },
        ],
        firewalls: [
          { profile: 'PublicProfile', status: 'on' },
          { profile: 'PublicProfile', status: 'off' },
          { profile: 'DomainProfile', status: 'on' },
        ],
      }),
    )
    expect(told?.thing).toEqual({
      kind: 'host',
      name: 'pc-07',
      uuid: '4c4c4544-0034-3010-8048-b6c04f503732',
      boardSerial: null,
    })
    expect(told?.facts.os).toEqual([
      {
        family: 'windows',
        name: 'Microsoft Windows 11 Pro',
        version: '23H2',
        build: '22631',
        kernel: '10.0.22631',
        architecture: '64-bit',
        hostname: 'pc-07',
        timeZone: null,
        bootedAt: '2026-11-22T05:30:00.000Z',
      },
    ])
    expect(told?.facts.disk).toMatchObject([{ mount: 'C:', sizeBytes: 1000 * 1024 ** 2 }])
    expect(told?.readings).toEqual({ disk: { 'freeBytes C:': 250 * 1024 ** 2, 'freePercent C:': 25 } })
    expect(told?.facts.interface).toEqual([
      {
        name: 'Intel I219',
        mac: '00:11:22:33:44:55',
        kind: 'ethernet',
        up: true,
        speedBitsPerSecond: 1e9,
        addresses: ['10.0.0.7/24'],
        dhcp: true,
      },
    ])
    expect(told?.facts.antivirus).toMatchObject([{ running: true, definitionsAt: '2026-11-21T00:00:00Z' }])
    expect(told?.facts.firewall).toMatchObject([
      { tool: 'windows domain', enabled: true },
      { tool: 'windows public', enabled: false },
    ])
    expect(told?.facts.hardware).toMatchObject([
      { chassis: 'desktop', serial: 'ABC1234', memoryBytes: 8 * 1024 ** 3 },
    ])
  })

  it('says nothing of what was not asked, and none where there was none', () => {
    expect(Object.keys(readInventory(computer({}))?.facts ?? {})).toEqual(['hardware'])
    expect(readInventory(computer({ antivirus: [] }))?.facts.antivirus).toEqual([])
  })

  it('does not take an antivirus that says nothing for one that runs', () => {
    expect(readInventory(computer({ antivirus: [{ name: 'X' }] }))?.facts.antivirus).toEqual([
      { product: 'X', version: null, running: false },
    ])
  })

  it('is refused with the path of what is wrong', () => {
    expect(faultsOf(() => readInventory({ content: {} }))).toEqual(['deviceid'])
    expect(faultsOf(() => readInventory(computer({ drives: [{ total: { much: 1 } }] })))).toEqual([
      'content.drives.0.total',
    ])
    expect(faultsOf(() => readInventory(computer({ softwares: 'none' })))).toEqual(['content.softwares'])
    expect(faultsOf(() => readInventory([]))).toEqual(['inventory'])
  })
})

describe('an inventory in XML', () => {
  const request = (inner: string) => `<?xml version="1.0"?><REQUEST>${inner}</REQUEST>`
  const whole = request(
    '<CONTENT><HARDWARE><NAME>pc</NAME></HARDWARE><ANTIVIRUS/><FIREWALL><STATUS>on</STATUS></FIREWALL></CONTENT><DEVICEID>pc-1</DEVICEID><QUERY>INVENTORY</QUERY>',
  )

  it('is read as the same in JSON, with one entry of a list or none', () => {
    const [told] = readMessage(Buffer.from(whole)).told
    expect(told?.facts.antivirus).toEqual([])
    expect(told?.facts.firewall).toMatchObject([{ tool: 'firewall', enabled: true }])
  })

  it.each([
    ['entities of its own', '<!DOCTYPE a [<!ENTITY b "c">]><REQUEST>&b;</REQUEST>', /document type/],
    ['an element that is not closed', '<REQUEST><CONTENT></REQUEST>', /CONTENT|closes nothing/],
    ['depth without end', '<a>'.repeat(100), /deep/],
    ['two documents', '<a/><b/>', /single/],
  ])('is refused for %s', (_, source, why) => {
    expect(() => readXmlRequest(source)).toThrow(why)
  })

  it('that is none of these agents’ is refused with its place', () => {
    expect(faultsOf(() => readXmlRequest('<HTML/>'))).toEqual(['HTML'])
    expect(faultsOf(() => readXmlRequest(request('<QUERY>INVENTORY</QUERY>')))).toEqual(['REQUEST.CONTENT'])
    expect(
      faultsOf(() =>
        readMessage(
          Buffer.from(
            request('<CONTENT><DRIVES><TOTAL><X/></TOTAL></DRIVES></CONTENT><DEVICEID>a</DEVICEID>'),
          ),
        ),
      ),
    ).toEqual(['content.drives.0.total'])
  })

  it('of a device that shows an address at a port alone is known by that', () => {
    const told = readInventory({
      deviceid: 'x',
      content: {
        network_device: { model: 'DS214se' },
        network_ports: [
          { ifname: 'lo', ip: '127.0.0.1' },
          { ifname: 'eth0', ips: ['10.4.102.233'] },
        ],
      },
    })
    expect(told?.thing).toMatchObject({ kind: 'device', id: '10.4.102.233', name: 'DS214se' })
  })
})
