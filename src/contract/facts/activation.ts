import { z } from 'zod'
import { calendarDay, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Activation = defineTopic(
  'activation',
  z.strictObject({
    product: text().describe('Name of the product, as its licence names it.'),
    family: z.enum(['windows', 'office', 'other']).describe('What it is a licence of.'),
    version: maybe(text(64)).describe('Installed version, where the licence stands with one.'),
    state: z
      .enum([
        'licensed',
        'unlicensed',
        'first-grace',
        'changed-hardware-grace',
        'non-genuine-grace',
        'notification',
        'extended-grace',
        'unknown',
      ])
      .describe('State of the activation.'),
    channel: maybe(text(64)).describe('How the licence was sold: OEM, RETAIL, VOLUME_KMSCLIENT, VOLUME_MAK.'),
    keyEnding: z
      .string()
      .regex(/^[A-Z0-9]{1,5}$/)
      .nullable()
      .describe('Last five characters of the key; no more of it leaves the machine.'),
    endsOn: maybe(calendarDay()).describe('Last day of the activation or of the grace, where it ends.'),
  }),
  {
    about: 'host',
    key: (fact) => `${fact.product} ${fact.keyEnding ?? ''}`,
    expected: false,
    max: 64,
    description: 'Licences that are activated on the machine: Windows, Office.',
  },
)
export default Activation
