import { cut } from '#lib/cut.js'
import type { Probe } from './probe.js'

/** One asking: a probe with its options. */
export interface Entry {
  /** `topic/tool` or `topic/tool:name`. */
  readonly id: string
  readonly probe: Probe
  readonly options: Record<string, unknown>
  /** True where somebody asked for it; false where it is tried by itself. */
  readonly configured: boolean
}

const longestId = 512

/** The id of an entry; without a name, the probe says what tells its entries apart. */
export const entryId = (
  probeId: string,
  probe: Probe,
  options: Record<string, unknown>,
  name?: string,
): string => {
  const label = name ?? probe.label?.(options)
  return cut(label ? `${probeId}:${label}` : probeId, longestId)
}

/** The entries that are tried on this platform without any configuration. */
export const automaticEntries = (
  probes: ReadonlyMap<string, Probe>,
  platform: NodeJS.Platform = process.platform,
): Entry[] =>
  [...probes]
    .filter(([, probe]) => probe.automatic && probe.platforms.some((name) => name === platform))
    .map(([id, probe]) => {
      const options = probe.options.parse({})
      return { id: entryId(id, probe, options), probe, options, configured: false }
    })
