import { z } from 'zod'
import { text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Feature = defineTopic(
  'feature',
  z.strictObject({
    id: text(64).describe('Its number or name, whatever the language of the system.'),
    name: text().describe('What the system calls it.'),
    partOf: text(64).nullable().describe('The role that it belongs to.'),
  }),
  {
    about: 'host',
    key: (fact) => fact.id,
    expected: false,
    max: 512,
    description: 'Roles and features of a server.',
  },
)
export default Feature
