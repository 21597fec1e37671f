import { loadFolder } from '#lib/folder.js'
import type { Probe } from './probe.js'

/** Every probe by its id, `topic/tool`: the files of `probes/`. */
export const loadProbes = (): Promise<Map<string, Probe>> =>
  loadFolder<Probe>(new URL('./probes/', import.meta.url))

const automatic = /\bautomatic: true\b/
const platformsIn = /\bplatforms: \[([^\]]*)\]/

/**
 * The probes that are tried by themselves on a platform, and those whose ids stand in `settings`. Most are for other
 * machines, and a machine should not pay for reading them at every run.
 */
export const loadProbesFor = (
  settings: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Map<string, Probe>> =>
  loadFolder<Probe>(new URL('./probes/', import.meta.url), async (id, source) => {
    if (settings.includes(id)) return true
    const text = await source()
    return automatic.test(text) && (platformsIn.exec(text)?.[1] ?? '').includes(platform)
  })
