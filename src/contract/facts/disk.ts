import { z } from 'zod'
import { bytes, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Disk = defineTopic(
  'disk',
  z.strictObject({
    mount: text(1024).describe('Where the volume is mounted, or its drive letter.'),
    device: text(1024).describe('Device or share that is mounted there.'),
    filesystem: text(64).describe('Kind of file system.'),
    sizeBytes: bytes().describe('Size of the volume.'),
    readOnly: z.boolean().describe('True where nothing can be written.'),
    drives: z
      .array(
        z.strictObject({
          name: text(64).describe('Name of the drive on this machine.'),
          serial: text().nullable().describe('Serial number of the drive.'),
          smart: z
            .enum(['passed', 'failed', 'unsupported', 'unreadable'])
            .describe(
              'What the drive says of its own health (SMART); unreadable where asking was not allowed or failed.',
            ),
          smartDetail: text(256).nullable().describe('Why SMART could not be read, or what failed.'),
          powerOnHours: z
            .int()
            .min(0)
            .nullable()
            .optional()
            .describe('Hours in use, in whole hundreds, so that it seldom changes.'),
          reallocatedSectors: z
            .int()
            .min(0)
            .nullable()
            .optional()
            .describe('Sectors that the drive had to replace.'),
        }),
      )
      .max(64)
      .describe('Drives below the volume.'),
  }),
  {
    about: 'host',
    key: (fact) => fact.mount,
    max: 256,
    readings: {
      freePercent: { unit: '%', description: 'Free space for ordinary users, in percent of the volume.' },
      freeBytes: { unit: 'byte', description: 'Free space for ordinary users.' },
    },
    description: 'Mounted volumes and the health of the drives below them.',
  },
)
export default Disk
