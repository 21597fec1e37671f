import { z } from 'zod'
import { instant, text } from '../field.js'
import { scheduledFields } from '../scheduled-fields.js'
import { defineTopic } from '../topic.js'

export const Job = defineTopic(
  'job',
  z.strictObject({
    job: text(1024).describe('Name of the job.'),
    tool: text(32).describe('What tells of its runs.'),
    lastSuccess: instant().nullable().describe('When its newest good run ended; null where there is none.'),
    ...scheduledFields,
  }),
  {
    about: ['host', 'device'],
    key: (fact) => fact.job,
    lasting: true,
    expected: false,
    max: 1000,
    description: 'Jobs that run by a schedule and are no backups.',
  },
)
export default Job
