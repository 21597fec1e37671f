import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '#lib/problem.js'
import { openAgent, type RunResult } from './agent.js'
import type { AgentConfig } from './config.js'
import { automaticEntries } from './entries.js'
import { printReport } from './print-report.js'
import { loadProbesFor } from './probes.js'
import { readAgentConfig } from './read-agent-config.js'

/** Where an agent says how it goes. */
export interface Journal {
  out(line: string): void
  err(line: string): void
}

export interface AgentRun {
  readonly config: string
  /** Null: as the configuration says. */
  readonly everySeconds: number | null
  readonly once: boolean
  readonly print: boolean
}

const readKey = async (file: string): Promise<string> => {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    throw new Problem(
      'unavailable',
      `no key of this agent in ${file}: popis agent enrol URL TOKEN makes one`,
      {
        cause: error,
      },
    )
  }
}

/** To print what would be told needs neither a server nor a file. */
const configOrDefaults = async (path: string, isPrint: boolean): Promise<AgentConfig> => {
  try {
    return await readAgentConfig(path)
  } catch (error) {
    if (!isPrint || !(error instanceof Problem) || error.code !== 'not_found') throw error
    return {
      server: null,
      keyFile: '',
      stateFolder: join(resolve(dirname(path)), 'data', 'agent'),
      everySeconds: 300,
      trust: {},
      entries: automaticEntries(await loadProbesFor('')),
    }
  }
}

/** Tells how a run went; true where all that was to be told has been taken. */
const tell = (journal: Journal, result: RunResult): boolean => {
  const { collection, sent, refused, waiting, trouble, acknowledgement } = result
  for (const { subject, failures } of collection.subjects)
    for (const [entry, { reason, detail, configured }] of failures)
      if (configured || reason !== 'absent')
        journal.err(`${entry}${subject ? ` (${subject.name})` : ''}: ${reason}: ${detail}`)
  const verdicts = Object.entries(acknowledgement?.verdicts ?? {})
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')
  if (sent > 0) journal.out(`${sent} sent${verdicts ? `; verdicts: ${verdicts}` : ''}`)
  if (refused > 0) journal.err(`${refused} refused by the server and set aside: see the folder refused`)
  if (trouble !== null) journal.err(`${waiting} waiting: ${trouble}`)
  return trouble === null && refused === 0
}

const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })

/** Runs the agent of this machine; false where the one run that was asked for was not taken by the server. */
export const runAgent = async (
  { config: path, everySeconds, once, print }: AgentRun,
  journal: Journal,
): Promise<boolean> => {
  const read = await configOrDefaults(path, print)
  const config = { ...read, everySeconds: everySeconds ?? read.everySeconds }
  if (print) {
    journal.out(JSON.stringify(await printReport(config), null, 2))
    return true
  }
  if (config.server === null)
    throw new Problem('invalid', `${path} names no server; popis agent enrol URL TOKEN sets it`)
  const agent = openAgent({
    ...config,
    server: config.server,
    key: await readKey(config.keyFile),
    onRun: (result) => void tell(journal, result),
    onError: (error) => journal.err(error instanceof Error ? error.message : String(error)),
  })
  if (once) return tell(journal, await agent.runOnce())
  agent.start()
  await untilStopped()
  await agent.stop()
  return true
}
