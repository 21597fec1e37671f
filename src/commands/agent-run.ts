import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { openAgent, type RunResult } from '#agents/agent.js'
import { type AgentConfig, Interval, readConfig } from '#agents/config.js'
import { automaticEntries } from '#agents/entries.js'
import { leanProcess } from '#agents/lean-process.js'
import { printReport } from '#agents/print-report.js'
import { loadProbes } from '#agents/probes.js'
import { Problem } from '#lib/problem.js'
import { defineCommand, type ExitCode, type Terminal } from '../command.js'

const readKey = async (file: string): Promise<string> => {
  try {
    return (await readFile(file, 'utf8')).trim()
  } catch (error) {
    throw new Problem(
      'unavailable',
      `the key of this agent cannot be read from ${file}; popis agent enrol makes one`,
      {
        cause: error,
      },
    )
  }
}

/** `--print` shows what would be told, so it needs neither a server nor a file. */
const configOrDefaults = async (path: string, isPrint: boolean): Promise<AgentConfig> => {
  const probes = await loadProbes()
  try {
    return await readConfig(path, probes)
  } catch (error) {
    if (!isPrint || !(error instanceof Problem) || error.code !== 'not_found') throw error
    return {
      server: null,
      keyFile: '',
      stateFolder: join(resolve(dirname(path)), 'data', 'agent'),
      everySeconds: 300,
      trust: {},
      entries: automaticEntries(probes),
    }
  }
}

const tell = (terminal: Terminal, result: RunResult): ExitCode => {
  const { collection, sent, refused, waiting, trouble, acknowledgement } = result
  for (const { subject, failures } of collection.subjects)
    for (const [entry, { reason, detail, configured }] of failures)
      if (configured || reason !== 'absent')
        terminal.err(`${entry}${subject ? ` (${subject.name})` : ''}: ${reason}: ${detail}`)
  const verdicts = Object.entries(acknowledgement?.verdicts ?? {})
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')
  if (sent > 0) terminal.out(`${sent} sent${verdicts ? `; verdicts: ${verdicts}` : ''}`)
  if (refused > 0) terminal.err(`${refused} refused by the server, put aside in the folder refused`)
  if (trouble !== null) terminal.err(`${waiting} waiting: ${trouble}`)
  return trouble === null && refused === 0 ? 0 : 1
}

const untilStopped = (): Promise<void> =>
  new Promise((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })

export default defineCommand({
  summary: 'Runs the probes of this machine and reports to the server.',
  options: z.object({
    once: z.boolean().default(false).describe('Run once and end; exit code 1 where something was not taken.'),
    every: Interval.optional().describe('How often, such as 5m; else as the configuration says.'),
    config: z.string().default('agent.yaml').describe('The configuration of the agent.'),
    print: z.boolean().default(false).describe('Print one report as JSON and send nothing.'),
  }),
  examples: ['popis agent run --every 5m', 'popis agent run --once', 'popis agent run --print'],

  async run({ options: { once, every, config: path, print }, terminal }) {
    leanProcess()
    const config = await configOrDefaults(path, print)
    const everySeconds = every ?? config.everySeconds
    if (print) {
      terminal.out(JSON.stringify(await printReport({ ...config, everySeconds }), null, 2))
      return 0
    }
    if (config.server === null)
      throw new Problem('invalid', `${path} names no server; popis agent enrol URL TOKEN sets it`)
    const agent = openAgent({
      ...config,
      server: config.server,
      everySeconds,
      key: await readKey(config.keyFile),
      onRun: (result) => void tell(terminal, result),
      onError: (error) => terminal.err(error instanceof Error ? error.message : String(error)),
    })
    if (once) return tell(terminal, await agent.runOnce())
    agent.start()
    await untilStopped()
    await agent.stop()
    return 0
  },
})
