import { z } from 'zod'
import { count, instant, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'
import { vantage } from '../vantage.js'

const ports = () => z.array(z.int().min(1).max(65_535)).max(2048)

export const Port = defineTopic(
  'port',
  z.strictObject({
    vantage: vantage(),
    address: text(253).describe('Address that was asked.'),
    asked: text(512).describe('TCP ports that were asked: 1-1024,3389.'),
    askedCount: count().describe('How many.'),
    open: ports().describe('Those that answered.'),
    unexpected: ports().describe('Those that answered and that nobody allowed.'),
    missing: ports().describe('Those that should answer and do not.'),
    scannedAt: maybe(instant()).describe('When, where it is not asked every time.'),
  }),
  {
    about: 'service',
    key: (fact) => `${fact.vantage} ${fact.address} ${fact.asked}`,
    lasting: true,
    expected: false,
    max: 32,
    description: 'Which ports of an address answer.',
  },
)
export default Port
