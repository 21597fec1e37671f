import type { z } from 'zod'
import type HardwareTopic from '#contract/facts/hardware.js'
import type InterfaceTopic from '#contract/facts/interface.js'
import { meaningful } from '#lib/firmware-text.js'
import { cidrOf, macOf } from '#lib/network-address.js'
import { isTelling, toId } from '#lib/subject-id.js'
import type { ToldDevice } from '../told.js'
import { clip } from '../values.js'
import type { Content } from './inventory.js'

type Hardware = z.infer<typeof HardwareTopic.schema>
type Interface = z.infer<typeof InterfaceTopic.schema>
type Device = NonNullable<Content['network_device']>

const nameOf = (device: Device): string | null => {
  const names = [device.name, device.snmphostname, device.dnshostname]
  return clip(
    names.find((name) => name !== null && !/^<.*>$/.test(name)),
    128,
  )
}

const addressOfPorts = (ports: Content['network_ports']): string | null =>
  ports?.flatMap(({ ip, ips }) => [ip, ...(ips ?? [])]).find((ip) => cidrOf(ip, null) !== null) ?? null

/** The subject that a device is, by the same marks as when an agent of ours asks it; null where it shows none. */
export const deviceOf = (device: Device, ports: Content['network_ports']): ToldDevice | null => {
  const serial = meaningful(device.serial)
  const mac = macOf(device.mac) ?? ports?.map((port) => macOf(port.mac)).find((one) => one !== null) ?? null
  const address = device.ip ?? device.ips?.find((ip) => ip !== null) ?? addressOfPorts(ports)
  const id = toId(serial !== null && isTelling(serial) ? serial : (mac ?? nameOf(device) ?? address ?? ''))
  if (id === '') return null
  const { manufacturer, model } = device
  const isNamed = model?.toLowerCase().startsWith(manufacturer?.toLowerCase() ?? '') ?? false
  const label = nameOf(device) ?? [isNamed ? null : manufacturer, model].filter(Boolean).join(' ')
  return { kind: 'device', id, name: clip(label, 128) ?? id }
}

const chassis: Readonly<Record<string, Hardware['chassis']>> = { printer: 'printer', storage: 'storage' }

/** A device that answers SNMP. What was only discovered, with nothing but an address, is no fact. */
export const readDeviceHardware = (device: Device, { firmwares }: Content): Hardware | null => {
  const { manufacturer, model, serial, firmware, comments, description, type } = device
  if (model === null && serial === null && firmware === null && comments === null && description === null)
    return null
  return {
    manufacturer: clip(meaningful(manufacturer), 256),
    model: clip(meaningful(model), 256),
    serial: clip(meaningful(serial), 256),
    uuid: null,
    boardSerial: null,
    chassis: chassis[type?.toLowerCase() ?? ''] ?? 'other',
    cpuModel: null,
    processorCount: null,
    coreCount: null,
    threadCount: null,
    memoryBytes: null,
    firmwareVersion: clip(meaningful(firmware ?? firmwares?.find(({ version }) => version)?.version), 256),
    description: clip(comments ?? description, 1000),
    drives: [],
  }
}

/** ifType by IANAifType-MIB. */
const kinds: Readonly<Record<number, Interface['kind']>> = {
  6: 'ethernet',
  7: 'ethernet',
  26: 'ethernet',
  62: 'ethernet',
  69: 'ethernet',
  117: 'ethernet',
  71: 'wireless',
  23: 'tunnel',
  131: 'tunnel',
  150: 'tunnel',
  53: 'virtual',
  135: 'virtual',
  136: 'virtual',
  161: 'virtual',
}
const loopback = 24
const states: Readonly<Record<number, boolean>> = {
  1: true,
  2: false,
  3: false,
  5: false,
  6: false,
  7: false,
}

/** Ports of a device, without loopback. */
export const readPorts = (ports: Content['network_ports']): readonly Interface[] | undefined => {
  if (ports === undefined) return undefined
  const names = new Set<string>()
  return ports
    .filter(({ iftype }) => iftype !== loopback)
    .map((port) => {
      const number = port.ifnumber ?? String(names.size + 1)
      const called = clip(port.ifname ?? port.ifdescr, 64) ?? `interface ${number}`
      const name = names.has(called) ? `${called.slice(0, 52)} #${number}` : called
      names.add(name)
      const addresses = [...new Set([port.ip, ...(port.ips ?? [])])]
      return {
        name,
        mac: macOf(port.mac),
        kind: kinds[port.iftype ?? 0] ?? 'other',
        up: states[port.ifstatus ?? 0] ?? null,
        speedBitsPerSecond: port.ifspeed && port.ifspeed < 4_294_967_295 ? Math.round(port.ifspeed) : null,
        addresses: addresses.flatMap((ip) => cidrOf(ip, null) ?? []).slice(0, 64),
        ...(port.ifalias === null ? {} : { description: clip(port.ifalias, 256) }),
        ...(port.ifinternalstatus === 1 || port.ifinternalstatus === 2
          ? { enabled: port.ifinternalstatus === 1 }
          : {}),
      }
    })
}
