import { z } from 'zod'
import Agent from '#contract/facts/agent.js'
import { defineProbe } from '../../probe.js'

/** The agent itself. What a run costs is known when it has ended, so this is the cost of the last one. */
export default defineProbe({
  topic: Agent,
  summary: 'Version, rights and cost of the agent itself.',
  platforms: ['linux', 'darwin', 'win32'],
  automatic: true,
  options: z.object({}),

  async collect({ self, isPrivileged }) {
    const { version, nodeVersion, probeCount, refusedReports, lastRefusal, spooledReports, lastRun } = self
    return {
      answers: [
        {
          facts: [
            { version, nodeVersion, privileged: isPrivileged, probeCount, refusedReports, lastRefusal },
          ],
          readings: { spooledReports, ...lastRun },
        },
      ],
    }
  },
})
