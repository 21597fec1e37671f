import { BlockList, isIPv6 } from 'node:net'
import type { Context } from 'hono'
import type { Env, HttpSettings } from './env.js'

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')

/** An IPv4 address that came over an IPv6 socket is the IPv4 address. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** Tells where a request comes from and how it got here; only a named proxy is believed. */
export const openWhereFrom = (settings: Pick<HttpSettings, 'trustedProxies' | 'baseUrl' | 'tlsCert'>) => {
  const proxies = new BlockList()
  for (const network of settings.trustedProxies) {
    const [address = '', prefix] = network.split('/')
    if (prefix === undefined) proxies.addAddress(address, familyOf(address))
    else proxies.addSubnet(address, Number(prefix), familyOf(address))
  }
  const isProxy = (address: string) => address !== '' && proxies.check(address, familyOf(address))
  const peer = (c: Context<Env>) => plain(c.env?.incoming?.socket.remoteAddress ?? '')

  return {
    /** The address of the one who asks; empty where there is no socket. */
    address(c: Context<Env>): string {
      const from = peer(c)
      if (!isProxy(from)) return from
      const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim()))
      return hops.filter((hop) => hop !== '' && !isProxy(hop)).at(-1) ?? from
    },
    /** Whether the reader's side of the way is HTTPS. */
    isSecure(c: Context<Env>): boolean {
      if (settings.tlsCert !== null) return true
      if (isProxy(peer(c)) && c.req.header('x-forwarded-proto') === 'https') return true
      return settings.baseUrl?.startsWith('https:') ?? false
    },
    /** The origins that are this server. */
    isOwnOrigin(c: Context<Env>, origin: string): boolean {
      const host = (isProxy(peer(c)) && c.req.header('x-forwarded-host')) || c.req.header('host')
      const asked = URL.parse(origin)
      if (!asked) return false
      return (
        asked.host === host ||
        (settings.baseUrl !== null && asked.origin === new URL(settings.baseUrl).origin)
      )
    },
  }
}

export type WhereFrom = ReturnType<typeof openWhereFrom>
