import { type Host, ifThere } from '../host.js'

/** Whether anybody can reach this machine over IPv6: an address on something other than loopback. */
export const hasIpv6 = async (host: Host): Promise<boolean> => {
  const text = (await ifThere(host.read('/proc/net/if_inet6'))) ?? ''
  return text.split('\n').some((line) => line.trim() !== '' && !/\slo$/.test(line.trim()))
}
