import { z } from 'zod'
import { bytes, count, instant, maybe, text } from '../field.js'
import { scheduledFields } from '../scheduled-fields.js'
import { defineTopic } from '../topic.js'

export const Backup = defineTopic(
  'backup',
  z.strictObject({
    job: text(1024).describe('Name of the job; where it has none, the repository or folder it writes to.'),
    tool: text(32).describe('What makes or shows the backup.'),
    target: text(1024).nullable().describe('Where the copies lie.'),
    lastSuccess: instant()
      .nullable()
      .describe('When the newest good copy was made; null where there is none.'),
    lastRun: maybe(instant()).describe('When the newest run ended, whatever came of it.'),
    lastResult: maybe(z.enum(['success', 'warning', 'failed', 'empty', 'shrunken', 'incomplete'])).describe(
      'What came of that run; a copy of less than a tenth of the usual is shrunken.',
    ),
    lastMessage: maybe(text(1024)).describe('What the tool said of it.'),
    lastSizeBytes: maybe(bytes()).describe('Size of the newest copy, good or not.'),
    previousSizeBytes: maybe(bytes()).describe('Size of the copy before it.'),
    usualSizeBytes: maybe(bytes()).describe(
      'Median size of the seven good copies before it; null where there are fewer than three.',
    ),
    lastFiles: maybe(count()).describe('Files in the newest copy.'),
    usualFiles: maybe(count()).describe('Median of the files in the seven good copies before it.'),
    copies: maybe(count()).describe('Copies that can be restored.'),
    origin: maybe(text()).describe('Machine whose data it is, as the tool names it.'),
    paths: z.array(text(1024)).max(256).optional().describe('What the newest copy holds.'),
    missingPaths: z
      .array(text(1024))
      .max(256)
      .optional()
      .describe('What it should hold, or what those before it held, and it does not.'),
    encrypted: maybe(z.boolean()).describe('Whether the copies are encrypted.'),
    ...scheduledFields,
    place: maybe(z.enum(['this-machine', 'same-building', 'elsewhere', 'rented'])).describe(
      'Where the copies lie: on the same machine, in the same building, in another, on a rented server.',
    ),
    medium: maybe(z.enum(['disk', 'removable', 'network', 'tape', 'cloud'])).describe('What they lie on.'),
    protection: maybe(z.enum(['none', 'append-only', 'immutable', 'offline'])).describe(
      'What keeps whoever holds the machine from destroying them.',
    ),
    lastCheck: maybe(instant()).describe('When the copies were last read and compared.'),
    checkPassed: maybe(z.boolean()).describe('Whether that found no fault.'),
    lockedSince: maybe(instant()).describe('Since when the copies are locked; null where they are not.'),
  }),
  {
    about: ['host', 'device'],
    key: (fact) => fact.job,
    lasting: true,
    expected: false,
    max: 1000,
    description: 'Backup jobs and their newest good copy.',
  },
)
export default Backup
