import { z } from 'zod'
import { count, text } from '../field.js'
import { defineTopic } from '../topic.js'

export const Agent = defineTopic(
  'agent',
  z.strictObject({
    version: text(32).describe('Version of the agent.'),
    nodeVersion: text(32).describe('Version of the Node.js that runs it.'),
    privileged: z.boolean().describe('Whether it runs with the rights that some tools need.'),
    probeCount: count().describe('Probes that it runs.'),
    refusedReports: count().describe('Reports that the server refused and that lie set aside on its disk.'),
    lastRefusal: text(512).nullable().describe('Why the last of them was refused.'),
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
