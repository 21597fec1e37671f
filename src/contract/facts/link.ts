import { z } from 'zod'
import { instant, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Link = defineTopic(
  'link',
  z.strictObject({
    name: text(128).describe('Name of the link: what was measured against, the port, or the address family.'),
    basis: z
      .enum(['port', 'measured', 'address'])
      .describe(
        'Whether its rate is what a port could carry, what really came through, or its address was asked for.',
      ),
    bitsPerSecond: maybe(z.int().min(0)).describe(
      'What the port could carry; it proves no rate of the link.',
    ),
    address: maybe(text(64)).describe('Public address, as a server outside sees it.'),
    isShared: maybe(z.boolean()).describe(
      'Whether the address lies in 100.64.0.0/10, behind a translator of the provider.',
    ),
    reverseName: maybe(text(253)).describe('Name that the address leads back to.'),
    addressSince: maybe(instant()).describe(
      'Since when this agent has seen this address without another between.',
    ),
  }),
  {
    about: ['host', 'device'],
    key: (fact) => `${fact.basis} ${fact.name}`,
    expected: false,
    lasting: true,
    max: 64,
    readings: {
      downBitsPerSecond: { unit: 'bit/s', description: 'What really came in, measured.' },
      upBitsPerSecond: { unit: 'bit/s', description: 'What really went out, measured.' },
    },
    description: 'The link to the internet: its rate and its address.',
  },
)
export default Link
