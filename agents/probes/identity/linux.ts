import { z } from 'zod'
import Identity from '#contract/facts/identity.js'
import { linuxMarks } from '../../linux/marks.js'
import { defineProbe } from '../../probe.js'

/** What the machine is known by, from /sys and /etc/machine-id. Serial numbers need root. */
export default defineProbe({
  topic: Identity,
  summary:
    'What the machine is known by: UUID, serial numbers, burnt-in addresses, a hash of the machine id.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),
  collect: async (host) => [await linuxMarks(host)],
})
