import { z } from 'zod'
import Os from '#contract/facts/os.js'
import { minute, toInstant, toMs } from '#lib/instant.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'
import { windowsName } from '../../windows/edition.js'

const System = z.object({
  caption: z.string(),
  version: z.string(),
  sku: z.number(),
  productType: z.number(),
  release: z.string().nullish(),
  revision: z.number().nullish(),
  bootedAt: z.string(),
})

const Computer = z.object({
  DNSHostName: z.string().nullish(),
  Domain: z.string().nullish(),
  PartOfDomain: z.boolean(),
})

/** The operating system, its edition and build. */
export default defineProbe({
  topic: Os,
  summary: 'Edition, release and build of Windows, and when it was started.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const [system] = await askWindows(host, 'os', System)
    if (!system) throw new ProbeError('unreadable', 'Windows does not say what it is')
    const [computer] = await askWindows(host, 'computer', Computer)
    const name = computer?.DNSHostName || host.hostname
    return [
      {
        family: 'windows' as const,
        name: windowsName({ ...system, build: Number(system.version.split('.')[2]) }),
        version: system.version,
        build: system.revision == null ? system.version : `${system.version}.${system.revision}`,
        codename: system.release ?? null,
        kernel: system.version,
        architecture: host.architecture,
        hostname: computer?.PartOfDomain && computer.Domain ? `${name}.${computer.Domain}` : name,
        timeZone: null,
        bootedAt: toInstant(Math.floor(toMs(system.bootedAt) / minute) * minute),
      },
    ]
  },
})
