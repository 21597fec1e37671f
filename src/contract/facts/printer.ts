import { z } from 'zod'
import { text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Printer = defineTopic(
  'printer',
  z.strictObject({
    state: z
      .enum(['ready', 'warning', 'stopped', 'unknown'])
      .describe('Whether it can print (hrDeviceStatus, hrPrinterDetectedErrorState).'),
    errors: z
      .array(text(64))
      .max(32)
      .describe('What it complains of, by the names of RFC 2790: low-paper, no-toner …'),
    supplies: z
      .array(
        z.strictObject({
          name: text(128).describe('What it is called on the printer, and what its readings are named by.'),
          kind: text(32).describe(
            'Kind of supply, by the names of RFC 3805: toner, ink, drum, waste-toner …',
          ),
          state: z
            .enum(['normal', 'low', 'empty', 'unknown'])
            .describe('How much is left; of a receptacle, how much room. Low at 10 % and below.'),
        }),
      )
      .max(64)
      .describe('Toner, drums and whatever else is used up.'),
  }),
  {
    about: 'device',
    expected: false,
    lasting: true,
    max: 1,
    readings: {
      pageCount: { unit: '1', description: 'Pages printed in its life (prtMarkerLifeCount).' },
      supplyPercent: { unit: '%', description: 'What is left of a supply, named by the key.' },
    },
    description: 'A printer: whether it can print, its supplies, its pages.',
  },
)
export default Printer
