import { z } from 'zod'
import { instant, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Antivirus = defineTopic(
  'antivirus',
  z.strictObject({
    product: text(128).describe('Name of the product.'),
    version: text(64).nullable().describe('Version of its engine.'),
    running: z.boolean().describe('Whether its service runs.'),
    realTime: maybe(z.boolean()).describe('Whether files are scanned as they are opened.'),
    definitionsVersion: maybe(text(64)).describe('Version of its definitions.'),
    definitionsAt: maybe(instant()).describe('When its definitions were made; null where it has none.'),
    definitionsCurrent: z
      .boolean()
      .optional()
      .describe('Whether it calls its definitions current, where it does not tell when they were made.'),
  }),
  {
    about: 'host',
    key: (fact) => fact.product,
    max: 16,
    description: 'Antivirus products and the age of their definitions.',
  },
)
export default Antivirus
