import { z } from 'zod'
import { bytes, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Storage = defineTopic(
  'storage',
  z.strictObject({
    name: text(128).describe('Name of the part, with its kind where two would share it.'),
    kind: z.enum(['volume', 'array', 'disk']).describe('What it is: a volume, a RAID, a drive.'),
    state: z
      .enum(['normal', 'warning', 'rebuilding', 'degraded', 'failed', 'unknown'])
      .describe('What the device says of it; a word that is not known is unknown.'),
    level: maybe(text(32)).describe('Level of a RAID, as the device names it.'),
    model: maybe(text()).describe('Model of a drive.'),
    serial: maybe(text()).describe('Serial number of a drive.'),
    sizeBytes: maybe(bytes()).describe('Its size.'),
  }),
  {
    about: ['device', 'host'],
    key: (fact) => `${fact.kind} ${fact.name}`,
    lasting: true,
    expected: false,
    max: 1024,
    readings: {
      usedBytes: { unit: 'B', description: 'What of a volume is used.' },
      freePercent: { unit: '%', description: 'What of a volume is free.' },
      celsius: { unit: '°C', description: 'Temperature of a drive.' },
    },
    description: 'Volumes, RAID and drives of a storage device.',
  },
)
export default Storage
