import { z } from 'zod'
import Firewall from '#contract/facts/firewall.js'
import type { Host } from '../../host.js'
import { hasIpv6 } from '../../linux/ipv6.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { type Inbound, inboundOf, weaker } from '../../tools/iptables/inbound.js'

const askTables = async (host: Host, program: string): Promise<Inbound> => {
  const { code, stdout, stderr } = await host.run(program, ['-S'])
  if (code !== 0) {
    const isDenied = !host.isPrivileged || /permission denied|not permitted/i.test(stderr)
    throw new ProbeError(
      isDenied ? 'denied' : 'unreadable',
      `${program}: ${stderr.trim() || `exit code ${code}`}`,
    )
  }
  const found = inboundOf(stdout)
  if (found === null) throw new ProbeError('unreadable', `${program} lists no chain INPUT`)
  return found
}

/** The older tables. With iptables-nft the kernel keeps them among those of nftables, which that probe reads itself. */
export default defineProbe({
  topic: Firewall,
  summary: 'Filtering of incoming traffic by iptables and ip6tables in the older tables (needs root).',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const { stdout } = await host.run('iptables', ['--version'])
    if (/nf_tables/.test(stdout)) throw new ProbeError('absent', 'iptables writes to nftables here')
    const four = await askTables(host, 'iptables')
    const six = (await hasIpv6(host)) ? await askTables(host, 'ip6tables') : null
    return [{ tool: 'iptables', ...weaker(four, six) }]
  },
})
