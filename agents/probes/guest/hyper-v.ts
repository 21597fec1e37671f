import { z } from 'zod'
import Guest from '#contract/facts/guest.js'
import { defineProbe } from '../../probe.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Machine = z.object({ Name: z.string(), ElementName: z.string(), EnabledState: z.number() })

const enabled = 2

/** Virtual machines of Hyper-V. Their names there need not be those that they call themselves. */
export default defineProbe({
  topic: Guest,
  summary: 'Virtual machines on Hyper-V (needs an administrator).',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const machines = await askWindows(host, 'machines', Machine)
    const names = machines.map(({ ElementName }) => ElementName)
    const isTwice = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name)
    return machines.map(({ Name: id, ElementName, EnabledState }) => ({
      platform: 'Hyper-V',
      // Hyper-V lets several have one name.
      name: isTwice(ElementName) ? `${ElementName.slice(0, 200)} ${id}` : ElementName.slice(0, 256),
      kind: 'virtual' as const,
      running: EnabledState === enabled,
    }))
  },
})
