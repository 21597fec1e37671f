import { BlockList, isIP } from 'node:net'
import { ProbeError } from '../../probe.js'

const shared = new BlockList()
shared.addSubnet('100.64.0.0', 10)

const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inside.addSubnet(network, prefix)
for (const [network, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(network, prefix, 'ipv6')

const names = ['address', 'ip', 'ip_addr', 'query', 'origin'] as const

const candidate = (text: string): string => {
  if (!text.startsWith('{')) return text.replace(/^"(.*)"$/, '$1')
  const answer: unknown = JSON.parse(text)
  const found = names.map((name) => (answer as Record<string, unknown>)[name])
  return found.find((value): value is string => typeof value === 'string') ?? ''
}

/** The address that a server says it was asked from: alone as text, or within JSON as `address` or `ip`. */
export const readAddress = (text: string, where: string): string => {
  let found = ''
  try {
    found = candidate(text.trim()).trim()
  } catch {
    found = ''
  }
  const address = found.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIP(address) === 0) throw new ProbeError('unreadable', `${where} answers no address`)
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (inside.check(address, family))
    throw new ProbeError(
      'unreadable',
      `${where} sees this machine as ${address}: it lies inside, and only a server outside sees the public address`,
    )
  return address
}

/** Whether an address lies in 100.64.0.0/10, behind a translator of the provider (RFC 6598). */
export const isShared = (address: string): boolean => isIP(address) === 4 && shared.check(address)
