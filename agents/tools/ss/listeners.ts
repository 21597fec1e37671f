export interface Listener {
  readonly protocol: 'tcp' | 'udp'
  readonly address: string
  readonly port: number
  readonly reach: 'host' | 'network'
  readonly program: string | null
}

/** Whether only this machine itself reaches an address. */
export const reachOf = (address: string): 'host' | 'network' =>
  /^(127\.|::1$|::ffff:127\.)/.test(address) ? 'host' : 'network'

/** `[::1%lo]:53`, `*:22` (all addresses of both protocols) and `0.0.0.0:22`. */
const readPlace = (text: string): { address: string; port: number } | null => {
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(text) ?? []
  if (host === '') return null
  const address = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  return { address: address === '*' ? '::' : address, port: Number(port) }
}

const isListening = (protocol: string, state: string): boolean =>
  protocol === 'tcp' ? state === 'LISTEN' : protocol === 'udp' && state === 'UNCONN'

/**
 * Each protocol, address and port once. UDP ports that the kernel hands out are those of programs that ask others, and are
 * others each time.
 */
export const worthTelling = (all: readonly Listener[], firstHandedOut: number): Listener[] => {
  const told = all.filter(({ protocol, port }) => port > 0 && (protocol === 'tcp' || port < firstHandedOut))
  return [...new Map(told.map((one) => [`${one.protocol} ${one.address} ${one.port}`, one])).values()]
}

/** What `ss -Hltunp` lists. */
export const readListeners = (output: string, firstHandedOut: number): Listener[] => {
  const all = output.split('\n').flatMap((line): Listener[] => {
    const [protocol = '', state = '', , , local = ''] = line.trim().split(/\s+/)
    const place = readPlace(local)
    if (!place || !isListening(protocol, state)) return []
    const program = /users:\(\("([^"]+)"/.exec(line)?.[1]?.slice(0, 64) ?? null
    return [
      { protocol: protocol === 'tcp' ? 'tcp' : 'udp', ...place, reach: reachOf(place.address), program },
    ]
  })
  return worthTelling(all, firstHandedOut)
}
