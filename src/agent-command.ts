import agentRun from './commands/agent-run.js'
import { endWithReader, type Program, runCommand } from './run-command.js'

/** `popis agent run` alone: what an agent starts every few minutes is bundled from here, without the rest of Popis. */
export const main = (argv: readonly string[], program: Program = 'popis'): Promise<void> => {
  endWithReader()
  return runCommand('agent run', agentRun, argv.slice(2), program)
}
