import { z } from 'zod'
import Identity from '#contract/facts/identity.js'
import { machineMarks } from '../../machine-marks.js'
import { defineProbe } from '../../probe.js'

/** What a Mac is known by. Written after the library's documentation, not tried on these systems yet. */
export default defineProbe({
  topic: Identity,
  summary: 'What the machine is known by: UUID, serial numbers, the address of its first adapter.',
  platforms: ['darwin'],
  automatic: true,
  timeoutMs: 60_000,
  options: z.object({}),
  collect: async (host) => [await machineMarks(host)],
})
