import { z } from 'zod'
import Interface from '#contract/facts/interface.js'
import { type Address, type Host, ifThere } from '../../host.js'
import { readDriverValue, readNumber } from '../../linux/values.js'
import { defineProbe } from '../../probe.js'

const loopback = 772
const ethernet = 1
const tunnels = new Set([512, 768, 769, 776, 778, 823, 65534])

type Kind = 'ethernet' | 'wireless' | 'tunnel' | 'virtual' | 'other'

const kindOf = async (host: Host, path: string, type: number | null): Promise<Kind> => {
  const has = async (name: string): Promise<boolean> => (await ifThere(host.stat(`${path}/${name}`))) !== null
  if ((await has('wireless')) || (await has('phy80211'))) return 'wireless'
  if ((await has('tun_flags')) || (type !== null && tunnels.has(type))) return 'tunnel'
  if (await has('device')) return type === ethernet ? 'ethernet' : 'other'
  return type === ethernet ? 'virtual' : 'other'
}

const states: Readonly<Record<string, boolean>> = {
  up: true,
  down: false,
  lowerlayerdown: false,
  notpresent: false,
}

/** IPv6 addresses that the kernel made up for privacy: they are others every day. */
const temporary = async (host: Host): Promise<Set<string>> => {
  const text = (await ifThere(host.read('/proc/net/if_inet6'))) ?? ''
  const isTemporary = 0x01
  return new Set(
    text.split('\n').flatMap((line) => {
      const [hex = '', , , , flags = '0'] = line.trim().split(/\s+/)
      return Number.parseInt(flags, 16) & isTemporary ? [hex] : []
    }),
  )
}

/** An IPv6 address as /proc writes it: 32 digits. */
const toHex = (address: string): string => {
  const [head = '', tail] = address.split('::')
  const groups = (text: string | undefined): string[] => (text ? text.split(':') : [])
  const left = groups(head)
  const right = groups(tail)
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].map((group) => group.padStart(4, '0')).join('')
}

const isLinkLocal = (cidr: string): boolean => /^(fe[89ab][0-9a-f]:|169\.254\.)/i.test(cidr)

const isKept = ({ family, cidr }: Address, passing: ReadonlySet<string>): boolean =>
  !isLinkLocal(cidr) && !(family === 'IPv6' && passing.has(toHex(cidr.split('/')[0] ?? '')))

/** Ends of the cables to containers: their names are new with every start of one. */
const isContainerEnd = (name: string, kind: Kind): boolean =>
  kind === 'virtual' && /^(veth|cali|lxc)/.test(name)

/** Network interfaces from /sys, without starting a program. */
export default defineProbe({
  topic: Interface,
  summary: 'Network interfaces with their addresses, without loopback and those of single containers.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const addresses = host.addresses()
    const passing = await temporary(host)
    const all = await Promise.all(
      (await host.list('/sys/class/net')).map(async (name) => {
        const path = `/sys/class/net/${name}`
        const type = await readNumber(host, `${path}/type`)
        const mac = await readDriverValue(host, `${path}/address`)
        const speed = await readNumber(host, `${path}/speed`)
        const state = await readDriverValue(host, `${path}/operstate`)
        const fact = {
          name,
          mac: mac === null || /^[0:]*$/.test(mac) ? null : mac.toLowerCase(),
          kind: await kindOf(host, path, type),
          up: states[state ?? ''] ?? null,
          speedBitsPerSecond: speed !== null && speed > 0 ? speed * 1_000_000 : null,
          addresses: (addresses.get(name) ?? [])
            .filter((address) => isKept(address, passing))
            .map(({ cidr }) => cidr)
            .sort(),
        }
        return { type, fact }
      }),
    )
    return all
      .filter(({ type, fact }) => type !== loopback && type !== null && !isContainerEnd(fact.name, fact.kind))
      .map(({ fact }) => fact)
  },
})
