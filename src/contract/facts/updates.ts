import { z } from 'zod'
import { count, instant, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Updates = defineTopic(
  'updates',
  z.strictObject({
    manager: text(32).describe('What installs updates here, such as apt.'),
    pending: count().describe('Updates that are known and not installed.'),
    pendingSecurity: count()
      .nullable()
      .describe('Those of them that mend a weakness; null where the manager cannot tell.'),
    pendingBySeverity: z
      .strictObject({
        critical: count().describe('Critical ones.'),
        important: count().describe('Important ones.'),
        moderate: count().describe('Moderate ones.'),
        low: count().describe('Ones of low severity.'),
        unrated: count().describe('Those that their maker does not rate.'),
      })
      .optional()
      .describe('Those that are pending, by how grave their maker calls them.'),
    lastAppliedAt: instant()
      .nullable()
      .describe('When an update was last installed; null where never or where no record is left.'),
    lastCheckedAt: instant()
      .nullable()
      .describe('When the list of updates was last fetched; null where never.'),
    restartRequired: maybe(z.boolean()).describe('Whether an installed update waits for a restart.'),
  }),
  { about: 'host', max: 1, description: 'Updates: pending, security, last applied.' },
)
export default Updates
