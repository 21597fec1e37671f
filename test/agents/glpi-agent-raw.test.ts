import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import disk from '#agents/probes/disk/windows.js'
import { readStatus } from '#agents/probes/firewall/ufw.js'
import hyperV from '#agents/probes/guest/hyper-v.js'
import hardware from '#agents/probes/hardware/linux.js'
import windowsHardware from '#agents/probes/hardware/windows.js'
import adapters from '#agents/probes/interface/windows.js'
import os from '#agents/probes/os/linux.js'
import software from '#agents/probes/software/windows.js'
import { readDefinition } from '#agents/tools/libvirt/domains.js'
import { askSmart } from '#agents/tools/smartctl.js'
import Disk from '#contract/facts/disk.js'
import Guest from '#contract/facts/guest.js'
import Hardware from '#contract/facts/hardware.js'
import Interface from '#contract/facts/interface.js'
import Os from '#contract/facts/os.js'
import Software from '#contract/facts/software.js'
import { meaningful } from '#lib/firmware-text.js'
import { packageRoot } from '#lib/root.js'
import { factsOf, fakeHost } from './fake-host.js'
import { fakeWindows, readWmi } from './fake-windows.js'
import { recordings } from './fixture.js'
import { decisions } from './glpi-agent-raw.js'
import { firmwareOf, readRegistry } from './recorded-texts.js'

const found = recordings('glpi-agent-raw')
const folder = found ?? ''
const text = (name: string): string => readFileSync(join(folder, name), 'utf8')
const wmi = (name: string) => readWmi(join(folder, 'win32/wmi'), `${name}.wmi`)
const registry = (name: string) => readRegistry(readFileSync(join(folder, 'win32/registry', `${name}.reg`)))

describe('each output that the tests of GLPI Agent hold', () => {
  it('is tried by a test that is there, or is nobody’s for a reason', () => {
    for (const { files, test, why } of decisions) {
      expect((test === undefined) !== (why === undefined), files.source).toBe(true)
      if (test) expect(existsSync(join(packageRoot, test)), test).toBe(true)
    }
  })

  it.skipIf(found === null)('has been decided about', () => {
    const all = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    expect(all.filter((name) => !decisions.some(({ files }) => files.test(name)))).toEqual([])
    expect(decisions.filter(({ files }) => !all.some((name) => files.test(name)))).toEqual([])
  })
})

describe.skipIf(found === null)('recorded outputs of Windows', () => {
  it('name instances of SQL Server by release and edition', async () => {
    const instances = registry('mssql-SQL').get('SQL') ?? {}
    const setup = registry('mssql-Setup').get('Setup') ?? {}
    const sqlServers = Object.entries(instances).map(([instance, key]) =>
      String(key) === 'MSSQL10_50.QUINTIQSQL'
        ? { instance, edition: setup.Edition, version: setup.Version, patch: setup.PatchLevel }
        : { instance, edition: null, version: null, patch: null },
    )
    const programs = [...registry('mssql-Uninstall').values(), ...registry('10_russian-Uninstall').values()]
      .filter(({ DisplayName }) => DisplayName !== undefined)
      .map((key) => ({
        name: key.DisplayName,
        version: key.DisplayVersion,
        publisher: key.Publisher,
        installed: key.InstallDate,
        architecture: 'x64',
      }))
    const facts = factsOf(await software.collect(fakeWindows({ programs, sqlServers }), {}))
    const told = facts.map((fact) => Software.schema.parse(fact))
    expect(told).toHaveLength(11)
    expect(told).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'КриптоПро CSP',
          version: '5.0.12000',
          publisher: 'Компания КриптоПро',
          installedOn: '2021-07-24',
        }),
        expect.objectContaining({ name: '1C Предприятие 7.7', version: '77.27', publisher: null }),
        expect.objectContaining({ name: 'Git version 2.12.2.2', installedOn: '2017-05-02' }),
        expect.objectContaining({
          name: 'Microsoft SQL Server 2008 R2 Standard Edition (QUINTIQSQL)',
          version: '10.53.6000.34',
        }),
      ]),
    )
  })

  it('tell adapters with their links', async () => {
    const facts = factsOf(
      await adapters.collect(fakeWindows({ adapters: wmi('10-net-MSFT_NetAdapter') }), {}),
    )
    expect(facts.map((fact) => Interface.schema.parse(fact))).toMatchObject([
      { name: 'Ethernet 4', mac: '00:50:b6:00:00:6d', kind: 'ethernet', up: true, speedBitsPerSecond: 1e9 },
      { name: 'vEthernet (Default Switch)', kind: 'virtual', up: true },
      { name: 'Connexion réseau Bluetooth 3', kind: 'virtual', up: false },
      { name: 'Ethernet 9', kind: 'virtual', up: false },
      { name: 'Wi-Fi', mac: '44:85:00:00:00:5b', kind: 'wireless', up: false, speedBitsPerSecond: null },
    ])
  })

  it('tell volumes on fixed drives', async () => {
    const local = (name: string) =>
      wmi(`${name}-Win32_LogicalDisk`).filter(({ DriveType }) => DriveType === 3)
    const ask = async (name: string) => disk.collect(fakeWindows({ volumes: local(name) }), {})
    const crypt = await ask('win10-crypt')
    expect(factsOf(crypt).map((fact) => Disk.schema.parse(fact))).toMatchObject([
      { mount: 'C:', filesystem: 'NTFS', sizeBytes: 510_462_619_648, readOnly: false },
    ])
    expect(crypt).toMatchObject({ answers: [{ readings: { 'freeBytes C:': 271_162_613_760 } }] })
    const mounts = factsOf(await ask('2008-Enterprise')).map(({ mount }) => mount)
    expect(mounts).toContain('C:')
    expect(mounts).not.toContain('A:')
  })

  it.each([
    ['2008-MSVM_ComputerSystem', [['vm-0450-glpi', false]]],
    [
      'unknown-MSVM_ComputerSystem',
      [
        ['vmw7cainf295537', true],
        ['COLETA_FABIANO', true],
        ['W2012', false],
      ],
    ],
  ])('tell the machines of Hyper-V without their host (%s)', async (name, expected) => {
    const machines = wmi(name).filter((one) => /^[0-9A-F-]{36}$/.test(String(one.Name)))
    const facts = factsOf(await hyperV.collect(fakeWindows({ machines }), {}))
    expect(facts.map((fact) => Guest.schema.parse(fact)).map((one) => [one.name, one.running])).toEqual(
      expected,
    )
  })

  it.each([
    ['xp-Win32_Processor', 1, 2, 2],
    ['2003R2-Hotfix-Win32_Processor', 2, 4, 8],
  ])('count processors (%s)', async (name, processorCount, coreCount, threadCount) => {
    const host = fakeWindows({
      computer: [{ Manufacturer: null }],
      firmware: [{ SerialNumber: null }],
      processors: wmi(name),
      drives: [],
    })
    expect(factsOf(await windowsHardware.collect(host, {}))).toMatchObject([
      { processorCount, coreCount, threadCount },
    ])
  })
})

const machine = {
  '/proc/meminfo': 'MemTotal: 1024 kB\n',
  '/proc/self/mounts': '/dev/sda1 / ext4 rw 0 0\n',
  '/sys/block/x': '',
}
const ask = async (files: Readonly<Record<string, string>>) =>
  Hardware.schema.parse(
    factsOf(
      await hardware.collect(fakeHost({ files: { ...machine, '/proc/cpuinfo': '', ...files } }), {}),
    )[0],
  )

describe.skipIf(found === null)('recorded outputs of Linux', () => {
  it.each([
    ['linux-686-1', 'Intel(R) Pentium(R) M processor 1.73GHz', null, null, 1],
    ['rhel-5.6', 'Intel(R) Xeon(R) CPU E5620 @ 2.40GHz', 2, 8, 16],
    ['linux-raspberry-pi-3-model-b', 'ARMv7 Processor rev 4 (v7l)', null, null, 4],
    ['linux-armel-1', 'XScale-80219 rev 0 (v5l)', null, null, 1],
    ['linux-armel-2', 'Feroceon 88FR131 rev 1 (v5l)', null, null, 1],
    ['linux-ppc-1', '604r', null, null, 1],
    ['linux-ppc-3', 'PPC970FX, altivec supported', null, null, 2],
    ['linux-ia64-1', 'Itanium 2', null, null, 2],
    ['linux-alpha-1', 'EV68CB', null, null, 3],
  ])('count processors (%s)', async (name, cpuModel, processorCount, coreCount, threadCount) => {
    expect(await ask({ '/proc/cpuinfo': text(`linux/proc/cpuinfo/${name}`) })).toMatchObject({
      cpuModel,
      processorCount,
      coreCount,
      threadCount,
    })
  })

  it('say who the machine is, as the kernel shows what dmidecode prints', async () => {
    const expected = (name: string) => JSON.parse(text(`expected/generic_dmidecode_${name}.json`)).tests
    const [bios, machines] = [expected('bios'), expected('hardware')]
    for (const [name, said] of Object.entries<Record<string, string | null>>(bios)) {
      const fact = await ask(firmwareOf(text(`generic/dmidecode/${name}`)))
      const [month, day, year] = said.BDATE?.split('/') ?? []
      expect(fact, name).toMatchObject({
        manufacturer: meaningful(said.SMANUFACTURER),
        model: meaningful(said.SMODEL),
        serial: meaningful(said.SSN),
        boardSerial: meaningful(said.MSN),
        uuid: meaningful(machines[name]?.UUID)?.toLowerCase() ?? null,
        firmwareVersion: meaningful(said.BVERSION),
        firmwareDate: year ? `${year}-${month}-${day}` : null,
      })
    }
    const chassis = await Promise.all(
      ['S5000VSA', 'windows-xp', 'vmware', 'linux-1'].map(
        async (name) => (await ask(firmwareOf(text(`generic/dmidecode/${name}`)))).chassis,
      ),
    )
    expect(chassis).toEqual(['server', 'laptop', 'virtual', 'desktop'])
  })

  it('name the system', async () => {
    const files = {
      '/etc/os-release': text('linux/distro/os-release-debian-11.2'),
      '/etc/debian_version': '11.2\n',
      '/proc/sys/kernel/osrelease': '5.10.0-10-amd64\n',
      '/proc/stat': 'btime 1763700000\n',
    }
    const [fact] = factsOf(await os.collect(fakeHost({ files }), {}))
    expect(Os.schema.parse(fact)).toMatchObject({
      name: 'Debian GNU/Linux',
      version: '11',
      build: '11.2',
      codename: 'bullseye',
    })
  })

  it('know ufw that is off, and do not guess what the short answer leaves out', () => {
    expect(readStatus(text('linux/firewall/ubuntu_ufw_status_OFF.txt')).enabled).toBe(false)
    expect(() => readStatus(text('linux/firewall/ubuntu_ufw_status_ON.txt'))).toThrow('not known')
  })

  it.each(['sample2', 'sample8', 'sample9'])('say that smartctl is too old (%s)', async (name) => {
    const host = fakeHost({ programs: { smartctl: { stdout: text(`linux/smartctl/${name}`) } } })
    expect(await askSmart(host, 'sda')).toMatchObject({ smart: 'unreadable', smartDetail: /older than 7/ })
  })

  it('describe a container of libvirt', () => {
    expect(readDefinition(text('virtualization/virsh/dumpxml5_lxc'))).toEqual({
      uuid: '8e790dce-d6b5-4575-a765-c8cde17298d8',
      memoryBytes: 512_000_000,
      processorCount: 1,
    })
  })
})
