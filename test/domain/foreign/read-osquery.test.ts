import { describe, expect, it } from 'vitest'
import { topics } from '#contract/topics.js'
import { readOsquery } from '#domain/foreign/osquery/read-osquery.js'
import type { Problem } from '#lib/problem.js'

const info = [
  {
    hostname: 'PC-07',
    uuid: '4C4C4544-0034-3010-8048-B6C04F503732',
    hardware_vendor: 'Dell Inc.',
    hardware_model: 'OptiPlex 7010',
    hardware_serial: 'ABC1234',
    board_serial: '/ABC1234/',
    cpu_brand: 'Intel',
    cpu_physical_cores: '4',
    cpu_logical_cores: '8',
    cpu_sockets: '1',
    physical_memory: '8589934592',
  },
]
const windows = {
  system_info: info,
  os_version: [
    {
      name: 'Microsoft Windows 11 Pro',
      version: '10.0.22631',
      build: '22631',
      platform: 'windows',
      arch: '64-bit',
    },
  ],
  programs: [{ name: '7-Zip', version: '23.01', publisher: 'Igor Pavlov', install_date: '20240131' }],
  windows_security_products: [
    { type: 'Antivirus', name: 'Windows Defender', state: 'On', signatures_up_to_date: '1' },
    { type: 'Firewall', name: 'Windows Firewall', state: 'Off', signatures_up_to_date: '0' },
  ],
  interface_details: [
    {
      interface: '5',
      friendly_name: 'Ethernet',
      mac: '00:11:22:33:44:55',
      physical_adapter: '1',
      enabled: '1',
      dhcp_enabled: '1',
    },
  ],
  interface_addresses: [
    { interface: '5', address: '10.0.0.7', mask: '255.255.255.0' },
    { interface: '5', address: 'fe80::1%5', mask: 'ffff:ffff:ffff:ffff::' },
  ],
  logical_drives: [{ device_id: 'C:', file_system: 'NTFS', size: '1000', free_space: '250' }],
  processes: [{ cmdline: 'keepass --pw tajna' }],
  users: [{ username: 'marija' }],
}
const file = (name: string, value: unknown) => ({ name, text: JSON.stringify(value) })

describe('results of osquery', () => {
  it('are told in the words of our topics, and nothing else of them', () => {
    const { facts, readings, thing } = readOsquery([file('pc.json', windows)])
    for (const [topic, set] of Object.entries(facts))
      for (const fact of set) expect(topics.get(topic)?.schema.safeParse(fact).error).toBeUndefined()
    expect(thing).toMatchObject({ name: 'PC-07', boardSerial: '/ABC1234/' })
    expect(facts.antivirus).toEqual([{ product: 'Windows Defender', version: null, running: true }])
    expect(facts.firewall).toMatchObject([{ tool: 'Windows Firewall', enabled: false }])
    expect(facts.software).toMatchObject([{ name: '7-Zip', installedOn: '2024-01-31' }])
    expect(facts.interface).toMatchObject([{ name: 'Ethernet', addresses: ['10.0.0.7/24'], dhcp: true }])
    expect(readings).toEqual({ disk: { 'freeBytes C:': 250, 'freePercent C:': 25 } })
    expect(JSON.stringify(facts)).not.toMatch(/tajna|marija/)
  })

  it('come in files that are named for their tables, too, or as a log of snapshots', () => {
    const files = Object.entries(windows).map(([name, rows]) => file(`out/${name}.json`, rows))
    const known = files.filter(({ name }) => !/processes|users/.test(name))
    const log = Object.entries(windows)
      .map(([name, snapshot]) =>
        JSON.stringify({ name: `pack_office_${name}`, action: 'snapshot', snapshot }),
      )
      .join('\n')
    const whole = readOsquery([file('pc.json', windows)])
    expect(readOsquery(known)).toEqual(whole)
    expect(readOsquery([{ name: 'osqueryd.snapshots.log', text: log }])).toEqual(whole)
  })

  it.each([
    ['a file that says of no table that it is one', [file('x.json', [])], 'x.json'],
    ['no machine', [file('pc.json', { programs: [] })], 'system_info'],
    ['a row that is none', [file('pc.json', { ...windows, programs: [{ name: {} }] })], 'programs.0.name'],
    ['what is no JSON', [{ name: 'pc.json', text: '{' }], 'pc.json'],
  ])('are refused for %s, with its place', (_, files, where) => {
    try {
      readOsquery(files)
      expect.unreachable()
    } catch (error) {
      expect((error as Problem).faults).toMatchObject([{ where }])
    }
  })
})
