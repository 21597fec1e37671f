import { z } from 'zod'
import Listener from '#contract/facts/listener.js'
import { defineProbe } from '../../probe.js'
import { reachOf } from '../../tools/ss/listeners.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Listening = z.object({ address: z.string(), port: z.number(), program: z.string().nullish() })

/** What listens by TCP on this machine. Who is connected to it is not asked. */
export default defineProbe({
  topic: Listener,
  summary: 'TCP ports that services listen at, and the names of those services.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const all = (await askWindows(host, 'listeners', Listening)).map(({ address, port, program }) => ({
      protocol: 'tcp' as const,
      address: address.replace(/%.*$/, '').slice(0, 64),
      port,
      reach: reachOf(address),
      program: program?.slice(0, 64) || null,
    }))
    return [...new Map(all.map((one) => [Listener.key(one), one])).values()]
  },
})
