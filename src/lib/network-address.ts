import { isIPv4, isIPv6 } from 'node:net'

const bitsOf = (value: number): number => value.toString(2).replaceAll('0', '').length

/** How many bits of a mask such as `255.255.255.0` or `ffff:ffff::` are set; null where it is none. */
export const prefixOf = (mask: string | null): number | null => {
  if (mask === null) return null
  if (/^\d{1,3}$/.test(mask)) return Number(mask)
  if (isIPv4(mask)) return mask.split('.').reduce((bits, part) => bits + bitsOf(Number(part)), 0)
  if (!isIPv6(mask)) return null
  return mask
    .split(':')
    .filter((group) => group !== '')
    .reduce((bits, group) => bits + bitsOf(Number.parseInt(group, 16)), 0)
}

const isOnlyLocal = (address: string): boolean => /^(fe[89ab][0-9a-f]:|169\.254\.|127\.|::1$)/i.test(address)

/** An address with its prefix; null for none, and for one that is good on its own wire only. */
export const cidrOf = (address: string | null, mask: string | null): string | null => {
  const bare = address?.split('%', 1)[0] ?? ''
  if ((!isIPv4(bare) && !isIPv6(bare)) || isOnlyLocal(bare)) return null
  const prefix = prefixOf(mask) ?? (isIPv4(bare) ? 32 : 128)
  return `${bare}/${prefix}`
}

/** A hardware address in lower case with colons; null where it is none. */
export const macOf = (text: string | null): string | null => {
  const plain = text?.toLowerCase().replaceAll(/[^0-9a-f]/g, '') ?? ''
  if (plain.length !== 12 || /^(0+|f+)$/.test(plain)) return null
  return plain.replaceAll(/(..)(?!$)/g, '$1:')
}
