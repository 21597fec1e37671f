import { z } from 'zod'
import { count, instant, maybe, term, text } from './field.js'

/** What a check with a schedule knows of a job beside its last success. */
export const scheduledFields = {
  schedule: text(200).optional().describe('When runs are expected, as its check says.'),
  expectedAt: term().optional().describe('When the next run is expected.'),
  lateAt: term()
    .optional()
    .describe('When that run is late: the grace is over, counted from its start where it has begun.'),
  startedAt: instant().optional().describe('When the run that is under way began; left out where none is.'),
  failedAt: maybe(instant()).describe('When the newest run failed; null where it did not.'),
  exitStatus: maybe(z.int().min(0).max(255)).describe(
    'Exit status of the newest run; null where it told none.',
  ),
  durationSeconds: maybe(z.number().min(0)).describe(
    'How long the newest run took; null where it did not tell of its start.',
  ),
  missedRuns: count()
    .optional()
    .describe('Runs that were expected and came late or never, up to the newest run.'),
}
