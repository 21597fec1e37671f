/** The network that an address stands in, as far as two that fail together go: /24, /48. */
const networkOf = (address: string): string => {
  if (!address.includes(':')) return address.split('.').slice(0, 3).join('.')
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const between = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...between, ...right].slice(0, 3).join(':')
}

/** In how many networks servers stand, given the addresses of each. An IPv4 and an IPv6 of one server are one. */
export const networksOf = (servers: readonly (readonly string[])[]): number => {
  const of = (family: (address: string) => boolean) =>
    new Set(servers.flatMap((addresses) => addresses.filter(family).map(networkOf))).size
  return Math.max(
    of((address) => !address.includes(':')),
    of((address) => address.includes(':')),
  )
}
