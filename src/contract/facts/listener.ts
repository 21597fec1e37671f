import { z } from 'zod'
import { text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Listener = defineTopic(
  'listener',
  z.strictObject({
    protocol: z.enum(['tcp', 'udp']).describe('Protocol.'),
    port: z.int().min(1).max(65_535).describe('Port.'),
    address: text(64).describe('Address that it listens at; 0.0.0.0 and :: are all of the machine.'),
    reach: z.enum(['host', 'network']).describe('Who can reach it: this machine alone, or the network too.'),
    program: text(64).nullable().describe('Name of the program; null where that needs more rights.'),
  }),
  {
    about: 'host',
    key: (fact) => `${fact.protocol} ${fact.address} ${fact.port}`,
    expected: false,
    max: 1024,
    description: 'Services that listen on the machine.',
  },
)
export default Listener
