import type { z } from 'zod'
import type FirewallTopic from '#contract/facts/firewall.js'
import type HardwareTopic from '#contract/facts/hardware.js'
import type OsTopic from '#contract/facts/os.js'
import type SoftwareTopic from '#contract/facts/software.js'
import { meaningful } from '#lib/firmware-text.js'
import { cidrOf, macOf } from '#lib/network-address.js'
import { factSets } from '../collect-facts.js'
import type { Told } from '../told.js'
import { clip, dayOf } from '../values.js'
import { type NamedText, readTables, type Tables } from './tables.js'

const hardwareOf = (
  info: Tables['system_info'][number] | undefined,
): z.infer<typeof HardwareTopic.schema> => ({
  manufacturer: clip(meaningful(info?.hardware_vendor), 256),
  model: clip(meaningful(info?.hardware_model), 256),
  serial: clip(meaningful(info?.hardware_serial), 256),
  uuid: clip(meaningful(info?.uuid), 64)?.toLowerCase() ?? null,
  boardSerial: clip(meaningful(info?.board_serial), 256),
  chassis: /virtual|vmware|kvm|qemu/i.test(`${info?.hardware_vendor} ${info?.hardware_model}`)
    ? 'virtual'
    : 'other',
  cpuModel: clip(info?.cpu_brand, 256),
  processorCount: info?.cpu_sockets ?? null,
  coreCount: info?.cpu_physical_cores ?? null,
  threadCount: info?.cpu_logical_cores ?? null,
  memoryBytes: info?.physical_memory ?? null,
  drives: [],
})

const families: Readonly<Record<string, z.infer<typeof OsTopic.schema>['family']>> = {
  windows: 'windows',
  darwin: 'macos',
  freebsd: 'bsd',
}

const osOf = ({ os_version, kernel_info, system_info }: Tables) =>
  os_version?.slice(0, 1).map(
    (os): z.infer<typeof OsTopic.schema> => ({
      family: families[os.platform ?? ''] ?? 'linux',
      name: clip(os.name, 256) ?? '',
      version: clip(os.version, 64) ?? '',
      ...(os.build === null ? {} : { build: clip(os.build, 64) }),
      ...(os.codename === null ? {} : { codename: clip(os.codename, 64) }),
      kernel: clip(kernel_info?.[0]?.version, 128) ?? '',
      architecture: clip(os.arch, 32) ?? '',
      hostname: clip(system_info[0]?.hostname, 253) ?? '',
      timeZone: null,
    }),
  )

type Program = z.infer<typeof SoftwareTopic.schema>

const programsOf = (tables: Tables): Program[] | undefined => {
  const { programs, apps, deb_packages, rpm_packages } = tables
  if (!programs && !apps && !deb_packages && !rpm_packages) return undefined
  const all = [
    ...(programs ?? []).map(({ name, version, publisher, install_date }) => ({
      name,
      version,
      publisher,
      arch: null,
      installed: dayOf(install_date?.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3') ?? null),
    })),
    ...(apps ?? []).map(({ name, display_name, bundle_short_version }) => ({
      name: display_name ?? name,
      version: bundle_short_version,
      publisher: null,
      arch: null,
      installed: null,
    })),
    ...[...(deb_packages ?? []), ...(rpm_packages ?? [])].map(({ name, version, arch, vendor }) => ({
      name,
      version,
      publisher: vendor,
      arch,
      installed: null,
    })),
  ]
  return all.flatMap(({ name, version, publisher, arch, installed }) => {
    const called = clip(name, 512)
    if (called === null) return []
    return [
      {
        name: called,
        version: clip(version, 128) ?? '',
        ...(arch === null ? {} : { architecture: clip(arch, 32) }),
        ...(publisher === null ? {} : { publisher: clip(publisher, 512) }),
        ...(installed === null ? {} : { installedOn: installed }),
      },
    ]
  })
}

const productsOf = ({ windows_security_products: products }: Tables, type: string) =>
  products?.filter((product) => product.type?.toLowerCase() === type)

const isOn = (state: string | null): boolean => state?.toLowerCase() === 'on'

const antivirusOf = (tables: Tables) =>
  productsOf(tables, 'antivirus')?.map(({ name, state }) => ({
    product: clip(name, 128) ?? '',
    version: null,
    running: isOn(state),
  }))

const firewallOf = (tables: Tables): z.infer<typeof FirewallTopic.schema>[] | undefined => {
  const rest = { defaultInbound: null, ruleCount: null, managedBy: null }
  if (tables.alf)
    return tables.alf.map(({ global_state }) => ({
      tool: 'application firewall',
      enabled: (global_state ?? 0) > 0,
      ...rest,
    }))
  return productsOf(tables, 'firewall')?.map(({ name, state }) => ({
    tool: clip(name, 32) ?? '',
    enabled: isOn(state),
    ...rest,
  }))
}

const interfacesOf = ({ interface_details: details, interface_addresses: addresses = [] }: Tables) =>
  details?.flatMap((one) => {
    const name = clip(one.friendly_name || one.interface, 64)
    if (name === null || /loopback|^lo\d*$/i.test(name)) return []
    return [
      {
        name,
        mac: macOf(one.mac),
        kind: one.physical_adapter === false ? ('virtual' as const) : ('ethernet' as const),
        up: one.connection_status === null ? null : /^(2|connected)$/i.test(one.connection_status),
        speedBitsPerSecond: null,
        addresses: addresses
          .filter((address) => address.interface === one.interface)
          .flatMap(({ address, mask }) => cidrOf(address, mask) ?? [])
          .sort(),
        ...(one.dhcp_enabled === null ? {} : { dhcp: one.dhcp_enabled }),
      },
    ]
  })

const notVolumes =
  /^(tmpfs|devtmpfs|proc|sysfs|cgroup2?|overlay|squashfs|autofs|devfs|devpts|nfsd|bpf|efivarfs)$/

const volumesOf = ({ logical_drives, mounts }: Tables) => {
  if (!logical_drives && !mounts) return undefined
  const all = [
    ...(logical_drives ?? []).map(({ device_id, file_system, size, free_space }) => ({
      mount: device_id,
      device: device_id,
      filesystem: file_system,
      size,
      free: free_space,
      flags: '',
    })),
    ...(mounts ?? [])
      .filter(({ type }) => !notVolumes.test(type ?? ''))
      .map(({ device, path, type, flags, blocks, blocks_size, blocks_available }) => ({
        mount: path,
        device,
        filesystem: type,
        size: blocks === null || blocks_size === null ? null : blocks * blocks_size,
        free: blocks_available === null || blocks_size === null ? null : blocks_available * blocks_size,
        flags: flags ?? '',
      })),
  ].filter(({ mount, size }) => mount !== null && size)
  const readings: Record<string, number> = {}
  for (const { mount, size, free } of all) {
    if (free === null || !size) continue
    readings[`freeBytes ${mount}`] = free
    readings[`freePercent ${mount}`] = Math.round((free / size) * 1000) / 10
  }
  const facts = all.map(({ mount, device, filesystem, size, flags }) => ({
    mount: clip(mount, 1024) ?? '',
    device: clip(device, 1024) ?? '',
    filesystem: clip(filesystem, 64)?.toLowerCase() ?? '',
    sizeBytes: size ?? 0,
    readOnly: /(^|,)ro(,|$)/.test(flags),
    drives: [],
  }))
  return { facts, readings }
}

/**
 * What results of osquery tell of the machine that they are from.
 * @throws Problem invalid, with the path of what is wrong.
 */
export const readOsquery = (files: readonly NamedText[]): Told => {
  const tables = readTables(files)
  const [info] = tables.system_info
  const hardware = hardwareOf(info)
  const name = info?.computer_name ?? info?.hostname ?? info?.uuid ?? ''
  const disks = volumesOf(tables)
  return {
    tool: 'osquery',
    calledBy: hardware.uuid ?? name,
    version: clip(`osquery ${tables.osquery_info?.[0]?.version ?? ''}`, 32) ?? 'osquery',
    thing: {
      kind: 'host',
      name: clip(name, 128) ?? 'computer',
      uuid: hardware.uuid,
      boardSerial: hardware.boardSerial,
    },
    facts: factSets({
      hardware: [hardware],
      os: osOf(tables),
      software: programsOf(tables),
      antivirus: antivirusOf(tables),
      firewall: firewallOf(tables),
      interface: interfacesOf(tables),
      disk: disks?.facts,
    }),
    readings: disks && Object.keys(disks.readings).length > 0 ? { disk: disks.readings } : {},
    observedAt: null,
    isPartial: false,
  }
}
