import { z } from 'zod'
import { instant, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Log = defineTopic(
  'log',
  z.strictObject({
    tool: text(32).describe('What keeps the log of security: journald, syslog, Windows.'),
    enabled: z.boolean().describe('Whether it is written at all, and kept over a restart.'),
    oldestAt: instant()
      .nullable()
      .describe('When its oldest entry was written, or earlier; null where it holds none.'),
    isFull: maybe(z.boolean()).describe(
      'Whether old entries go to make room for new ones; left out where nothing tells.',
    ),
    forwardedTo: z.array(text(253)).max(16).describe('Other machines that it is sent to.'),
  }),
  {
    about: 'host',
    max: 1,
    expected: false,
    description: 'How the log of security is kept; not what stands in it.',
  },
)
export default Log
