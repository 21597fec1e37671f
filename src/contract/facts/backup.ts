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
    lastSizeBytes: maybe(bytes()).describe('Size of the newest good copy.'),
    copies: maybe(count()).describe('Copies that can be restored.'),
    encrypted: maybe(z.boolean()).describe('Whether the copies are encrypted.'),
    ...scheduledFields,
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
