import { loadFolder } from '#lib/folder.js'
import type { Probe } from './probe.js'

/** Every probe by its id, `topic/tool`: the files of `probes/`. */
export const loadProbes = (): Promise<Map<string, Probe>> =>
  loadFolder<Probe>(new URL('./probes/', import.meta.url))
