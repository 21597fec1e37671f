import { z } from 'zod'
import Hardware from '#contract/facts/hardware.js'
import { meaningful } from '#lib/firmware-text.js'
import { type Host, ifThere } from '../../host.js'
import { drives } from '../../linux/block.js'
import { chassis } from '../../linux/chassis.js'
import { readFirmware } from '../../linux/firmware.js'
import { readNumber, readValue } from '../../linux/values.js'
import { defineProbe, ProbeError } from '../../probe.js'

/** What /proc/cpuinfo tells, block by block: of each processor, and on some machines of all together. */
const blocks = (cpuinfo: string): Map<string, string>[] =>
  cpuinfo
    .trim()
    .split(/\n\s*\n/)
    .map((block) => new Map(block.split('\n').map((line) => line.split(/\s*:\s*/, 2) as [string, string])))

const distinct = (values: readonly (string | undefined)[]): number | null =>
  values.length === 0 || values.includes(undefined) ? null : new Set(values).size

/** Intel, AMD and newer ARM; older ARM; Alpha; PowerPC; Itanium. */
const modelFields = ['model name', 'Processor', 'cpu model', 'cpu', 'family']

const modelOf = (all: readonly Map<string, string>[]): string | null => {
  const field = modelFields.find((name) => all.some((fields) => fields.has(name)))
  const text = field && all.find((fields) => fields.has(field))?.get(field)
  return meaningful(text?.replaceAll(/\s+/g, ' '))
}

/** Older kernels do not number a processor that is alone. */
const threads = (all: readonly Map<string, string>[], numbered: number, model: string | null) =>
  numbered ||
  Number(all.find((fields) => fields.has('cpus detected'))?.get('cpus detected')) ||
  (model ? 1 : null)

const countProcessors = (cpuinfo: string) => {
  const all = blocks(cpuinfo)
  const numbered = all.filter((fields) => fields.has('processor'))
  const socket = (fields: Map<string, string>) => fields.get('physical id')
  const cpuModel = modelOf(all)
  return {
    cpuModel,
    processorCount: distinct(numbered.map(socket)),
    coreCount: distinct(
      numbered.map((fields) =>
        fields.has('core id') ? `${socket(fields)} ${fields.get('core id')}` : undefined,
      ),
    ),
    threadCount: threads(all, numbered.length, cpuModel),
  }
}

const memory = (meminfo: string): number => {
  const kibibytes = /^MemTotal:\s+(\d+) kB/m.exec(meminfo)?.[1]
  if (kibibytes === undefined) throw new ProbeError('unreadable', '/proc/meminfo names no MemTotal')
  return Number(kibibytes) * 1024
}

/** BIOS dates are written month first. */
const firmwareDate = (text: string | null): string | null => {
  const match = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text ?? '')
  return match ? `${match[3]}-${match[1]}-${match[2]}` : null
}

const tpm = async (host: Host): Promise<string | null> => {
  if ((await ifThere(host.stat('/sys/class/tpm/tpm0'))) === null) return null
  return (await readNumber(host, '/sys/class/tpm/tpm0/tpm_version_major')) === 2 ? '2.0' : '1.2'
}

const secureBootVariable = '/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c'

/** Four bytes of attributes and one that says it; null where the machine was not started by UEFI. */
const secureBoot = async (host: Host): Promise<boolean | null> => {
  const value = await ifThere(host.readStart(secureBootVariable, 5))
  return value === null ? null : value.charCodeAt(4) === 1
}

/** Boards without SMBIOS, such as a Raspberry Pi, say who they are in the device tree. */
const deviceTree = async (host: Host, name: string): Promise<string | null> =>
  meaningful(await readValue(host, `/proc/device-tree/${name}`))

/** The machine as /proc and /sys show it, without starting a program. Serial numbers need root. */
export default defineProbe({
  topic: Hardware,
  summary: 'Maker, serial numbers, processors, memory and drives, from /proc and /sys.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const firmware = (field: string): Promise<string | null> => readFirmware(host, field)
    const [cpuinfo, meminfo] = await Promise.all([host.read('/proc/cpuinfo'), host.read('/proc/meminfo')])
    const uuid = await firmware('product_uuid')
    return [
      {
        manufacturer: await firmware('sys_vendor'),
        model: (await firmware('product_name')) ?? (await deviceTree(host, 'model')),
        serial: (await firmware('product_serial')) ?? (await deviceTree(host, 'serial-number')),
        uuid: uuid?.toLowerCase() ?? null,
        boardSerial: await firmware('board_serial'),
        chassis: await chassis(host, cpuinfo),
        ...countProcessors(cpuinfo),
        memoryBytes: memory(meminfo),
        firmwareVersion: await firmware('bios_version'),
        firmwareDate: firmwareDate(await firmware('bios_date')),
        tpmVersion: await tpm(host),
        secureBoot: await secureBoot(host),
        drives: await drives(host),
      },
    ]
  },
})
