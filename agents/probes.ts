import { readFile } from 'node:fs/promises'
import { loadFolder } from '#lib/folder.js'
import type { Probe } from './probe.js'

const folder = new URL('./probes/', import.meta.url)

/** Every probe by its id, `topic/tool`: the files of `probes/`. */
export const loadProbes = (): Promise<Map<string, Probe>> => loadFolder<Probe>(folder)

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
  loadFolder<Probe>(folder, async (id, file) => {
    if (settings.includes(id)) return true
    const source = await readFile(file, 'utf8')
    return automatic.test(source) && (platformsIn.exec(source)?.[1] ?? '').includes(platform)
  })
