import { z } from 'zod'
import { text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Share = defineTopic(
  'share',
  z.strictObject({
    name: text().describe('Name of the share.'),
    kind: z.enum(['folder', 'printer', 'other']).describe('What is shared.'),
    path: text(1024).nullable().describe('Where it lies; null where the path would name a person.'),
    encrypted: z.boolean().nullable().describe('Whether it is given out encrypted only.'),
  }),
  {
    about: 'host',
    key: (fact) => fact.name,
    expected: false,
    max: 512,
    description: 'Folders that the machine shares on the network.',
  },
)
export default Share
