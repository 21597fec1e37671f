import { z } from 'zod'
import { maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Pdu = defineTopic(
  'pdu',
  z.strictObject({
    name: text(128).describe('What tells this part from others of its kind; it stays the same.'),
    label: maybe(text(128)).describe('What people call it on the device.'),
    kind: z
      .enum(['unit', 'phase', 'bank', 'outlet', 'source'])
      .describe('What it is; a source is an input of a transfer switch.'),
    state: z
      .enum(['on', 'off', 'overload', 'warning', 'alarm', 'unknown'])
      .describe('Outlets are on or off; a source is on where the switch takes its current from it.'),
    ratedAmperes: maybe(z.number().min(0)).describe('The current that it is made for.'),
  }),
  {
    about: 'device',
    key: (fact) => `${fact.kind} ${fact.name}`,
    expected: false,
    lasting: true,
    max: 512,
    readings: {
      amperes: { unit: 'A', description: 'Current.' },
      volts: { unit: 'V', description: 'Voltage.' },
      watts: { unit: 'W', description: 'Power, as it is reported.' },
      wattHours: { unit: 'Wh', description: 'Energy since the counter began.' },
    },
    description: 'Power distribution and transfer switches: load by unit, phase, bank and outlet.',
  },
)
export default Pdu
