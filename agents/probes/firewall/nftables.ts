import { z } from 'zod'
import Firewall from '#contract/facts/firewall.js'
import { hasIpv6 } from '../../linux/ipv6.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { inbound } from '../../tools/nft/inbound.js'
import { parseRuleset } from '../../tools/nft/ruleset.js'

/** The ruleset that the kernel holds, whichever tool has written it. */
export default defineProbe({
  topic: Firewall,
  summary: 'Filtering of incoming traffic, from the nftables ruleset in the kernel (needs root).',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const { code, stdout, stderr } = await host.run('nft', ['--json', 'list', 'ruleset'])
    if (code !== 0) {
      const said = stderr.trim() || `exit code ${code}`
      // Root without the right to manage the network (in a container) is told so by words alone.
      const isDenied = !host.isPrivileged || /not permitted/i.test(stderr)
      throw new ProbeError(isDenied ? 'denied' : 'unreadable', `nft: ${said}`)
    }
    const found = inbound(parseRuleset(stdout), { hasIpv6: await hasIpv6(host) })
    return [{ tool: 'nftables', ...found }]
  },
})
