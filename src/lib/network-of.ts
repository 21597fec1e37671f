import { isIPv6 } from 'node:net'

/** Of an IPv6 address the network that one household or office is given (/64); any other address as it is. */
export const networkOf = (address: string): string => {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const groups = (text = ''): string[] => text.split(':').filter((group) => group !== '')
  const [left, right] = [groups(head), groups(tail)]
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  const four = [...left, ...zeros, ...right].slice(0, 4)
  return `${four.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
