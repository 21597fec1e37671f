import { mkdir } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { Problem } from '#lib/problem.js'
import { readIfThere, writeWhole } from './atomic-file.js'
import { readConfig } from './config.js'
import { enrol } from './enrol.js'
import { openHost } from './host.js'
import { machineHash, orNull } from './identity.js'
import { machineMarks } from './machine-marks.js'
import { loadProbes } from './probes.js'
import { agentVersion, newSelf } from './self.js'
import type { Trust } from './send.js'
import { withSettings } from './set-server.js'

interface Options {
  readonly url: string
  readonly token: string
  /** The agent.yaml to write or to add to. */
  readonly config: string
  readonly trust: Trust
}

const files = async (config: string): Promise<{ keyFile: string; stateFolder: string }> => {
  if ((await readIfThere(config)) !== null) return readConfig(config, await loadProbes())
  const folder = dirname(resolve(config))
  return { keyFile: resolve(folder, 'agent.key'), stateFolder: resolve(folder, 'agent-state') }
}

/**
 * Enrols this machine and writes where its agent finds server and key.
 * @throws Problem where the server refuses, and then nothing is written.
 */
export const enrolMachine = async ({ url, token, config, trust }: Options) => {
  const { keyFile, stateFolder } = await files(config)
  const host = openHost({ self: newSelf(0) })
  const marks = await orNull(machineMarks(host))
  const { agent, key } = await enrol({ url, trust }, token, {
    hostname: host.hostname,
    machine: await machineHash(host, stateFolder),
    version: agentVersion(),
    ...(marks === null ? {} : { marks }),
  })
  const folder = dirname(resolve(config))
  try {
    await mkdir(folder, { recursive: true })
    // The key first: a configuration without it could not report.
    await writeWhole(keyFile, `${key}\n`)
    const settings = {
      server: url,
      keyFile: relative(folder, keyFile),
      stateFolder: relative(folder, stateFolder),
      ...trust,
      ...(trust.caFile ? { caFile: resolve(trust.caFile) } : {}),
    }
    await writeWhole(config, await withSettings((await readIfThere(config)) ?? '', settings), 0o644)
  } catch (error) {
    throw new Problem('internal', `enrolled as ${agent}, but its key could not be written; enrol again`, {
      cause: error,
    })
  }
  return { agent, keyFile }
}
