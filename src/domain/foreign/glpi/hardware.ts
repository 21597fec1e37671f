import type { z } from 'zod'
import type HardwareTopic from '#contract/facts/hardware.js'
import { meaningful } from '#lib/firmware-text.js'
import { clip, dayOf, mebibyte } from '../values.js'
import type { Content } from './inventory.js'

type Fact = z.infer<typeof HardwareTopic.schema>

const kinds: readonly (readonly [RegExp, Fact['chassis']])[] = [
  [/laptop|notebook|portable|convertible|detachable|tablet/i, 'laptop'],
  [/server|rack|blade|multi-system/i, 'server'],
  [/desktop|tower|all in one|mini pc|pizza|space-saving|stick pc/i, 'desktop'],
]

const chassisOf = ({ hardware, bios }: Content): Fact['chassis'] => {
  const system = hardware?.vmsystem ?? ''
  if (/docker|lxc|openvz|virtuozzo|podman|systemd-nspawn/i.test(system)) return 'container'
  if (system !== '' && !/^physical$/i.test(system)) return 'virtual'
  if (/vmware|virtualbox|kvm|qemu|virtual machine|bochs/i.test(`${bios?.smanufacturer} ${bios?.smodel}`))
    return 'virtual'
  return kinds.find(([words]) => words.test(hardware?.chassis_type ?? ''))?.[1] ?? 'other'
}

const sum = (numbers: readonly (number | null)[]): number | null =>
  numbers.length === 0 || numbers.includes(null)
    ? null
    : numbers.reduce<number>((all, one) => all + Math.round(one ?? 0), 0)

const processors = (cpus: Content['cpus']) => {
  if (cpus === undefined) return { cpuModel: null, processorCount: null, coreCount: null, threadCount: null }
  const cores = cpus.map(({ core, cores }) => core ?? cores)
  return {
    cpuModel: clip(meaningful(cpus[0]?.name ?? cpus[0]?.type), 256),
    processorCount: cpus.length,
    coreCount: sum(cores),
    // Some count the threads of a core, and some those of the processor.
    threadCount: sum(
      cpus.map(({ thread, threads }, at) => {
        const told = thread ?? threads
        return told === null ? null : Math.max(told, cores[at] ?? 0)
      }),
    ),
  }
}

const notDrives = /\b(cd|dvd|rom|tape|floppy|card ?reader|removable)\b/i

const drives = (storages: Content['storages']): Fact['drives'] =>
  (storages ?? []).flatMap((storage) => {
    const { name, model, serial, serialnumber, type, description, disksize } = storage
    if (!disksize || notDrives.test(`${type} ${description} ${model}`)) return []
    const about = `${name} ${model} ${type} ${storage.interface} ${description}`
    return [
      {
        name: clip(name, 64) ?? clip(model, 64) ?? 'drive',
        model: clip(meaningful(model), 256),
        serial: clip(meaningful(serial ?? serialnumber), 256),
        kind: /nvme|ssd|solid/i.test(about) ? ('ssd' as const) : ('unknown' as const),
        // They count drives as their makers do, in millions.
        sizeBytes: Math.round(disksize * 1e6),
      },
    ]
  })

/** The machine as another program's inventory shows it; what it left out is null. */
export const readHardware = (content: Content): Fact => {
  const { bios, hardware, cpus, storages } = content
  return {
    manufacturer: clip(meaningful(bios?.smanufacturer), 256),
    model: clip(meaningful(bios?.smodel), 256),
    serial: clip(meaningful(bios?.ssn), 256),
    uuid: clip(meaningful(hardware?.uuid), 64)?.toLowerCase() ?? null,
    boardSerial: clip(meaningful(bios?.msn), 256),
    chassis: chassisOf(content),
    ...processors(cpus),
    memoryBytes: hardware?.memory ? Math.round(hardware.memory * mebibyte) : null,
    firmwareVersion: clip(meaningful(bios?.bversion), 256),
    firmwareDate: dayOf(bios?.bdate ?? null, 'month first'),
    drives: drives(storages).slice(0, 256),
  }
}
