import { join } from 'node:path'
import { type Agent, openAgent, type RunResult } from '#agents/agent.js'
import { enrol } from '#agents/enrol.js'
import type { Entry } from '#agents/entries.js'
import { forgetfulNotes, type HostOptions } from '#agents/host.js'
import { machineHash } from '#agents/identity.js'
import { agentVersion, newSelf } from '#agents/self.js'
import type { Clock } from '#domain/ports.js'
import { type Computer, machineAt } from './computers/machine.js'
import { memoryHost } from './memory-host.js'

export interface SimulatedAgent {
  readonly computer: Computer
  /** The subject that the server knows it as. */
  readonly subject: string
  /** An agent that reports so often; only one of them may run at a time. */
  every(seconds: number, onTrouble: (what: string) => void): Agent
}

interface Options {
  readonly url: string
  readonly token: string
  readonly folder: string
  readonly clock: Clock
  readonly entries: readonly Entry[]
}

/** What of a run did not go as it should. */
const troubleOf = ({ trouble, refused }: RunResult): string | null =>
  trouble ?? (refused > 0 ? `${refused} reports were refused` : null)

/** Enrols a computer of the town as every machine is enrolled: with a token, for a key of its own. */
export const enrolComputer = async (
  computer: Computer,
  { url, token, folder, clock, entries }: Options,
): Promise<SimulatedAgent> => {
  const stateFolder = join(folder, computer.asset.id)
  const host = ({ self, notes = forgetfulNotes, now = clock.now }: HostOptions) =>
    memoryHost(machineAt(computer, now()), { self, notes, now })
  const { key, subject } = await enrol({ url, trust: {} }, token, {
    hostname: computer.hostname,
    machine: await machineHash(host({ self: newSelf(0) }), stateFolder),
    version: agentVersion(),
  })
  return {
    computer,
    subject,
    every: (everySeconds, onTrouble) => {
      const about = (what: string): void => onTrouble(`${computer.hostname}: ${what}`)
      const agent = openAgent({
        server: url,
        key,
        stateFolder,
        everySeconds,
        entries,
        host,
        clock,
        onRun: (result) => {
          const trouble = troubleOf(result)
          if (trouble !== null) about(trouble)
        },
        onError: (error) => about(error instanceof Error ? error.message : String(error)),
      })
      return {
        ...agent,
        runOnce: async () => {
          const result = await agent.runOnce()
          const trouble = troubleOf(result)
          if (trouble !== null) about(trouble)
          return result
        },
      }
    },
  }
}
