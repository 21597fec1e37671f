import { z } from 'zod'
import { instant, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Task = defineTopic(
  'task',
  z.strictObject({
    name: text(512).describe('Name of the task.'),
    program: text(128).nullable().describe('The program it starts, without path and arguments.'),
    enabled: z.boolean().describe('Whether it is switched on.'),
    lastRunAt: instant().nullable().describe('When it last ran; null where never.'),
    succeeded: z
      .boolean()
      .nullable()
      .describe('Whether its last run ended with 0; null where it never ran or runs now.'),
  }),
  {
    about: 'host',
    key: (fact) => fact.name,
    expected: false,
    max: 256,
    description: 'Scheduled tasks that make backups; of others nothing is read.',
  },
)
export default Task
