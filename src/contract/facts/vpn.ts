import { z } from 'zod'
import { text } from '../field.js'
import { defineTopic } from '../topic.js'
import { vantage } from '../vantage.js'

export const Vpn = defineTopic(
  'vpn',
  z.strictObject({
    vantage: vantage(),
    address: text(253).describe('Address of the way in.'),
    port: z.int().min(1).max(65_535).describe('Port of the way in.'),
    protocol: z.enum(['tcp', 'openvpn', 'ike']).describe('What it was asked in.'),
    answers: z.boolean().describe('Whether it answers.'),
    trouble: text().nullable().describe('Why it does not.'),
  }),
  {
    about: 'service',
    key: (fact) => `${fact.vantage} ${fact.address}:${fact.port} ${fact.protocol}`,
    lasting: true,
    expected: false,
    max: 16,
    description: 'The way into a virtual private network.',
  },
)
export default Vpn
