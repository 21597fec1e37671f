import { z } from 'zod'
import { maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Interface = defineTopic(
  'interface',
  z.strictObject({
    name: text(64).describe('Name of the interface.'),
    mac: text(64).nullable().describe('Hardware address in lower case with colons.'),
    kind: z
      .enum(['ethernet', 'wireless', 'tunnel', 'virtual', 'other'])
      .describe('What kind of interface it is.'),
    up: z.boolean().nullable().describe('Whether it has a link.'),
    speedBitsPerSecond: z.int().min(0).nullable().describe('Speed of the link.'),
    addresses: z.array(text(64)).max(64).describe('Addresses with prefix length, without link-local ones.'),
    description: maybe(text(256)).describe('What people have written to it (ifAlias).'),
    enabled: maybe(z.boolean()).describe('Whether it is switched on (ifAdminStatus).'),
    dhcp: maybe(z.boolean()).describe('Whether the address was given by DHCP.'),
  }),
  {
    about: ['host', 'device', 'ups'],
    key: (fact) => fact.name,
    max: 2048,
    readings: {
      inOctets: { unit: 'B', description: 'Octets received since the counter began (ifHCInOctets).' },
      outOctets: { unit: 'B', description: 'Octets sent since the counter began (ifHCOutOctets).' },
      inErrors: { unit: '1', description: 'Received packets with errors since the counter began.' },
      outErrors: { unit: '1', description: 'Packets that could not be sent since the counter began.' },
    },
    description: 'Network interfaces, without loopback.',
  },
)
export default Interface
