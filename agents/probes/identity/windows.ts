import { z } from 'zod'
import Identity from '#contract/facts/identity.js'
import { defineProbe } from '../../probe.js'
import { windowsTimeoutMs } from '../../windows/ask-windows.js'
import { windowsMarks } from '../../windows/marks.js'

/** What the machine is known by, as Windows shows it. */
export default defineProbe({
  topic: Identity,
  summary:
    'What the machine is known by: UUID, serial numbers, burnt-in addresses, a hash of the MachineGuid.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),
  collect: async (host) => [await windowsMarks(host)],
})
