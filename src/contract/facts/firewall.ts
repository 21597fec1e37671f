import { z } from 'zod'
import { calendarDay, count, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Firewall = defineTopic(
  'firewall',
  z.strictObject({
    tool: text(32).describe(
      'What was asked: nftables, ufw, firewalld, iptables, a Windows profile, a firewall by its maker.',
    ),
    enabled: z
      .boolean()
      .nullable()
      .describe('Whether it filters incoming traffic at all; null where a device does not tell.'),
    defaultInbound: z
      .enum(['deny', 'reject', 'allow'])
      .nullable()
      .describe('What happens to incoming traffic that no rule names; null where a device does not tell.'),
    ruleCount: count().nullable().describe('Rules for incoming traffic.'),
    managedBy: text(32)
      .nullable()
      .describe('The tool that writes these rules, where it left its mark; null where none did.'),
    version: maybe(text(128)).describe('Version of its software.'),
    subscriptions: z
      .array(
        z.strictObject({
          name: text(128).describe('What is subscribed to.'),
          endsOn: calendarDay().nullable().describe('Its last day, where the device tells.'),
        }),
      )
      .max(64)
      .optional()
      .describe('Subscriptions that the device itself knows of.'),
    tunnels: z
      .array(
        z.strictObject({
          name: text(128).describe('Name of the tunnel.'),
          up: z.boolean().nullable().describe('Whether it is up.'),
        }),
      )
      .max(512)
      .optional()
      .describe('Tunnels to other places.'),
  }),
  {
    about: ['host', 'device'],
    key: (fact) => fact.tool,
    max: 16,
    readings: { sessionCount: { unit: '1', description: 'Connections that pass it now.' } },
    description: 'The firewall of the host, as each tool sees it, or a device that is one.',
  },
)
export default Firewall
