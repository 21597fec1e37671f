import { z } from 'zod'
import { count, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Firewall = defineTopic(
  'firewall',
  z.strictObject({
    tool: text(32).describe('What was asked: nftables, ufw, firewalld, iptables, a Windows profile.'),
    enabled: z.boolean().describe('Whether it filters incoming traffic at all.'),
    defaultInbound: z
      .enum(['deny', 'reject', 'allow'])
      .describe('What happens to incoming traffic that no rule names.'),
    ruleCount: count().describe('Rules for incoming traffic.'),
    managedBy: text(32)
      .nullable()
      .describe('The tool that writes these rules, where it left its mark; null where none did.'),
  }),
  {
    about: 'host',
    key: (fact) => fact.tool,
    max: 16,
    description: 'The firewall of the host, as each tool sees it.',
  },
)
export default Firewall
