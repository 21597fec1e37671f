import { z } from 'zod'

/** What the server knows of an agent that asks about itself. */
export const AgentSelf = z.object({
  agent: z.string(),
  host: z.string().describe('The name of the machine that it reports for.'),
  now: z.iso.datetime().describe('The clock of the server.'),
  lastReportAt: z.iso.datetime().nullable().describe('When its last report came in.'),
})
export type AgentSelf = z.infer<typeof AgentSelf>
