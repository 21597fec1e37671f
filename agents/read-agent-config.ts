import { Problem } from '#lib/problem.js'
import { readIfThere } from './atomic-file.js'
import { type AgentConfig, readConfig } from './config.js'
import { loadProbes, loadProbesFor } from './probes.js'

/** Reads agent.yaml with no more probes than it needs. @throws Problem as readConfig does. */
export const readAgentConfig = async (path: string): Promise<AgentConfig> => {
  const probes = await loadProbesFor((await readIfThere(path)) ?? '')
  try {
    return await readConfig(path, probes)
  } catch (error) {
    // What is wrong is told by somebody who knows all of them.
    if (error instanceof Problem && error.code === 'invalid') return readConfig(path, await loadProbes())
    throw error
  }
}
