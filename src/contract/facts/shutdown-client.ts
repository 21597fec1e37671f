import { z } from 'zod'
import { count, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const ShutdownClient = defineTopic(
  'shutdown-client',
  z.strictObject({
    product: text(128).describe('What shuts this host down before the battery of its UPS is empty.'),
    running: z.boolean().describe('Whether its service runs.'),
    watches: z
      .array(
        z.strictObject({
          ups: text(256).describe('The UPS, as its configuration names it.'),
          role: z
            .enum(['primary', 'secondary', 'unknown'])
            .describe('Whether this host shuts down last and switches the UPS off, or only itself.'),
          feeds: count()
            .nullable()
            .describe('How many of its power supplies hang on it; null where not said.'),
        }),
      )
      .max(16)
      .optional()
      .describe('The UPSes that it watches; left out where its configuration could not be read.'),
    canShutDown: z
      .boolean()
      .optional()
      .describe('Whether it is told how to shut the host down; left out where that could not be read.'),
  }),
  {
    about: 'host',
    key: (fact) => fact.product,
    max: 16,
    expected: false,
    description:
      'Services that shut a host down cleanly before its UPS is empty, and the UPSes that they watch.',
  },
)
export default ShutdownClient
