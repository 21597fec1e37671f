import { z } from 'zod'
import Interface from '#contract/facts/interface.js'
import { defineProbe } from '../../probe.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Adapter = z.object({
  Name: z.string(),
  InterfaceDescription: z.string().nullish(),
  PermanentAddress: z.string().nullish(),
  MediaConnectState: z.number().nullish(),
  Speed: z.number().nullish(),
  NdisPhysicalMedium: z.number().nullish(),
  Virtual: z.boolean().nullish(),
  HardwareInterface: z.boolean().nullish(),
  dhcp: z.number().nullish(),
})

const wireless = [1, 9]
const ethernet = 14

const kindOf = ({ NdisPhysicalMedium: medium, Virtual, HardwareInterface }: z.infer<typeof Adapter>) => {
  if (wireless.includes(medium ?? 0)) return 'wireless' as const
  if (Virtual || HardwareInterface === false) return 'virtual' as const
  return medium === ethernet || medium === 0 ? ('ethernet' as const) : ('other' as const)
}

/** `0011223344AA` with colons and in lower case. */
const macOf = (address: string | null | undefined): string | null => {
  const digits = address?.replaceAll(/[^0-9a-f]/gi, '').toLowerCase() ?? ''
  return digits.length === 12 && !/^0+$/.test(digits) ? (digits.match(/../g)?.join(':') ?? null) : null
}

/** A link of unknown speed is written as all ones. */
const mostBits = 1e15

const speedOf = (speed: number | null | undefined): number | null =>
  speed && speed < mostBits ? speed : null

const connected: Readonly<Record<number, boolean>> = { 1: true, 2: false }

/** Network adapters; addresses are those that Node.js sees under the same name. */
export default defineProbe({
  topic: Interface,
  summary: 'Network adapters with link, speed and addresses.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const addresses = host.addresses()
    return (await askWindows(host, 'adapters', Adapter)).map((adapter) => ({
      name: adapter.Name.slice(0, 64),
      mac: macOf(adapter.PermanentAddress),
      kind: kindOf(adapter),
      up: connected[adapter.MediaConnectState ?? 0] ?? null,
      speedBitsPerSecond: speedOf(adapter.Speed),
      addresses: (addresses.get(adapter.Name) ?? [])
        .map(({ cidr }) => cidr)
        .filter((cidr) => !/^(fe80:|169\.254\.)/i.test(cidr)),
      ...(adapter.InterfaceDescription ? { description: adapter.InterfaceDescription.slice(0, 256) } : {}),
      ...(adapter.dhcp == null ? {} : { dhcp: adapter.dhcp === 1 }),
    }))
  },
})
