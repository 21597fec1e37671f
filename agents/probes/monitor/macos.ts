import { z } from 'zod'
import Monitor from '#contract/facts/monitor.js'
import { defineProbe } from '../../probe.js'
import { readDisplays } from '../../tools/macos/ioreg-displays.js'

const classes = ['IODisplayConnect', 'AppleDisplay', 'AppleCLCD2', 'IOMobileFramebufferShim']

/** Monitors as the registry of devices holds them: system_profiler tells neither their size nor, on newer ones, who made them. */
export default defineProbe({
  topic: Monitor,
  summary: 'Monitors that are plugged in, from the registry of devices (ioreg).',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const found = []
    for (const name of classes) {
      const { stdout } = await host.run('/usr/sbin/ioreg', ['-l', '-w0', '-r', '-d1', '-c', name])
      found.push(...readDisplays(stdout))
    }
    const once = new Map(
      found.map((monitor, index) => [`${monitor.model} ${monitor.serial ?? index}`, monitor]),
    )
    return [...once].map(([connector, monitor]) => ({ connector, ...monitor, builtIn: null }))
  },
})
