import { z } from 'zod'
import type { Host } from '../host.js'
import { isVirtualDrive } from '../linux/block.js'
import { ProbeError } from '../probe.js'

/** The part of `smartctl --json` relied on here. */
const Smartctl = z.object({
  smartctl: z.object({
    exit_status: z.int(),
    messages: z.array(z.object({ string: z.string(), severity: z.string() })).optional(),
  }),
  smart_support: z.object({ available: z.boolean().optional() }).optional(),
  smart_status: z.object({ passed: z.boolean() }).optional(),
  power_on_time: z.object({ hours: z.int().min(0) }).optional(),
  ata_smart_attributes: z
    .object({
      table: z.array(
        z.object({
          id: z.int(),
          name: z.string(),
          when_failed: z.string().optional(),
          raw: z.object({ value: z.number() }),
        }),
      ),
    })
    .optional(),
  nvme_smart_health_information_log: z.object({ critical_warning: z.int() }).optional(),
})

const Health = z.object({
  smart: z.enum(['passed', 'failed', 'unsupported', 'unreadable']),
  smartDetail: z.string().nullable(),
  powerOnHours: z.int().nullable().optional(),
  reallocatedSectors: z.int().nullable().optional(),
})
export type Health = z.infer<typeof Health>

const unreadable = (detail: string): Health => ({ smart: 'unreadable', smartDetail: detail.slice(0, 256) })

const failedDetail = (said: z.infer<typeof Smartctl>): string => {
  const failing =
    said.ata_smart_attributes?.table.filter((row) => row.when_failed).map((row) => row.name) ?? []
  const warning = said.nvme_smart_health_information_log?.critical_warning
  if (failing.length > 0) return failing.join(', ').slice(0, 256)
  return warning
    ? `critical warning 0x${warning.toString(16).padStart(2, '0')}`
    : 'the drive predicts its failure'
}

const reallocated = 5

const read = (said: z.infer<typeof Smartctl>, passed: boolean): Health => {
  const hours = said.power_on_time?.hours
  const sectors = said.ata_smart_attributes?.table.find(({ id }) => id === reallocated)?.raw.value
  return {
    smart: passed ? 'passed' : 'failed',
    smartDetail: passed ? null : failedDetail(said),
    ...(hours === undefined ? {} : { powerOnHours: Math.floor(hours / 100) * 100 }),
    ...(sectors === undefined ? {} : { reallocatedSectors: Math.floor(sectors) }),
  }
}

// Bits of the exit status: the device could not be opened, or it is not one that smartctl knows.
const notOpened = 0b10

/** What `smartctl` says of a drive, from its JSON. Null where the drive sleeps and must not be woken. */
export const readSmartctl = (output: string, isPrivileged: boolean): Health | null => {
  const said = Smartctl.parse(JSON.parse(output))
  if (said.smart_status) return read(said, said.smart_status.passed)
  const message = said.smartctl.messages?.map(({ string }) => string).join('; ') ?? ''
  if (/STANDBY|SLEEP/.test(message)) return null
  if (said.smart_support?.available === false || /unable to detect device type|lacks SMART/i.test(message))
    return { smart: 'unsupported', smartDetail: null }
  if (said.smartctl.exit_status & notOpened)
    return unreadable(isPrivileged ? message || 'the drive could not be opened' : 'denied: SMART needs root')
  return message ? unreadable(message) : { smart: 'unsupported', smartDetail: null }
}

/** The health of a drive by its own account. A failure to ask is part of the answer: the volume above is still known. */
export const askSmart = async (host: Host, name: string): Promise<Health> => {
  if (isVirtualDrive(name)) return { smart: 'unsupported', smartDetail: null }
  try {
    const { stdout } = await host.run(
      'smartctl',
      ['--json', '--health', '--attributes', '--nocheck=standby', `/dev/${name}`],
      { timeoutMs: 10_000 },
    )
    const health = readSmartctl(stdout, host.isPrivileged)
    if (health) host.notes.set(`smart ${name}`, health)
    return health ?? host.notes.get(`smart ${name}`, Health) ?? unreadable('the drive sleeps')
  } catch (error) {
    if (error instanceof ProbeError) return unreadable(`${error.reason}: ${error.detail}`)
    if (error instanceof z.ZodError || error instanceof SyntaxError)
      return unreadable('smartctl answers in a way that is not known: is it older than 7.0?')
    throw error
  }
}
