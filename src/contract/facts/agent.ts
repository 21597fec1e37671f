import { z } from 'zod'
import { count, maybe, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Agent = defineTopic(
  'agent',
  z.strictObject({
    version: text(32).describe('Version of the agent.'),
    nodeVersion: text(32)
      .optional()
      .describe('Version of the Node.js that runs it; left out by agents of others, as all that follows.'),
    privileged: z.boolean().optional().describe('Whether it runs with the rights that some tools need.'),
    probeCount: count().optional().describe('Probes that it runs.'),
    refusedReports: count()
      .optional()
      .describe('Reports that the server refused and that lie set aside on its disk.'),
    lastRefusal: maybe(text(512)).describe('Why the last of them was refused.'),
  }),
  {
    about: 'host',
    max: 1,
    readings: {
      clockSkewSeconds: {
        unit: 's',
        description:
          'The clock of the server minus that of the agent, measured by the server at each report.',
      },
      cpuSeconds: { unit: 's', description: 'Processor time of the last run, its tools included.' },
      wallSeconds: { unit: 's', description: 'How long the last run took.' },
      peakMemoryBytes: { unit: 'byte', description: 'The most memory that the agent has held.' },
      spooledReports: { unit: '1', description: 'Reports that wait on the disk of the agent.' },
    },
    description: 'The agent itself: its version, cost, clock and refused reports.',
  },
)
export default Agent
