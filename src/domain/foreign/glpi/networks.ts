import type { z } from 'zod'
import type InterfaceTopic from '#contract/facts/interface.js'
import { cidrOf, macOf } from '#lib/network-address.js'
import { clip } from '../values.js'
import type { Content } from './inventory.js'

type Fact = z.infer<typeof InterfaceTopic.schema>
type Row = NonNullable<Content['networks']>[number]

/** A counter of 32 bits that is full says “more than fits”, or nothing at all. */
const full = 4_294_967_295

const units: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9 }

/** They tell Mbit/s, some with the unit behind it; a few tell bits. */
const speedOf = (text: string | null): number | null => {
  const told = /^(\d+(?:\.\d+)?)\s*([kmg])?b?/i.exec(text ?? '')
  const number = Number(told?.[1] ?? 0)
  if (number === 0 || number >= full) return null
  const unit = units[told?.[2]?.toLowerCase() ?? ''] ?? (number > 1_000_000 ? 1 : 1e6)
  return Math.round(number * unit)
}

const kindOf = ({ type, virtualdev, description }: Row): Fact['kind'] => {
  if (/wi-?fi|wireless|802\.11/i.test(`${type} ${description}`)) return 'wireless'
  if (/^(tun|tap|wg|gif|stf|utun|ppp|ipsec)\d*/i.test(description ?? '') || /dialup/i.test(type ?? ''))
    return 'tunnel'
  if (virtualdev || /bridge|alias|aggregate/i.test(type ?? '')) return 'virtual'
  return /ether/i.test(type ?? '') || type === null ? 'ethernet' : 'other'
}

const isLoopback = ({ type, description }: Row): boolean =>
  /loopback/i.test(`${type} ${description}`) || /^lo\d*$/.test(description ?? '')

/** Ends of the cables to containers: their names are new with every start of one. */
const isContainerEnd = ({ description }: Row): boolean => /^(veth|cali|lxc)/.test(description ?? '')

const upOf = (status: string | null): boolean | null =>
  /^up$/i.test(status ?? '') ? true : /^(down|lowerlayerdown|notpresent)$/i.test(status ?? '') ? false : null

/** Interfaces without loopback; an inventory has a line for each address. */
export const readNetworks = (rows: Content['networks']): readonly Fact[] | undefined => {
  if (rows === undefined) return undefined
  const found = new Map<string, { mac: string | null; fact: Fact; addresses: Set<string> }>()
  for (const row of rows) {
    const called = clip(row.description, 64)
    if (called === null || isLoopback(row) || isContainerEnd(row)) continue
    const mac = macOf(row.mac ?? row.macaddr)
    const same = found.get(called)
    const isAnother = same !== undefined && mac !== null && same.mac !== null && same.mac !== mac
    const name = isAnother ? `${called.slice(0, 46)} ${mac}` : called
    const known = found.get(name) ?? {
      mac,
      fact: {
        name,
        mac,
        kind: kindOf(row),
        up: upOf(row.status),
        speedBitsPerSecond: speedOf(row.speed),
        addresses: [],
        ...(row.ipdhcp === null ? {} : { dhcp: true }),
      },
      addresses: new Set<string>(),
    }
    for (const address of [cidrOf(row.ipaddress, row.ipmask), cidrOf(row.ipaddress6, row.ipmask6)])
      if (address !== null) known.addresses.add(address)
    found.set(name, known)
  }
  return [...found.values()].map(({ fact, addresses }) => ({
    ...fact,
    addresses: [...addresses].sort().slice(0, 64),
  }))
}
