import { z } from 'zod'
import Feature from '#contract/facts/feature.js'
import { defineProbe } from '../../probe.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Installed = z.object({ ID: z.number(), ParentID: z.number().nullish(), Name: z.string() })

/** Roles and features of a Windows server; a workstation has none. */
export default defineProbe({
  topic: Feature,
  summary: 'Roles and features that are installed on a Windows server.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  collect: async (host) =>
    (await askWindows(host, 'features', Installed)).map(({ ID, ParentID, Name }) => ({
      id: String(ID),
      name: Name.slice(0, 256),
      partOf: ParentID ? String(ParentID) : null,
    })),
})
