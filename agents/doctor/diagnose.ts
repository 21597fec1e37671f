import { join } from 'node:path'
import { type Instant, toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { readIfThere } from '../atomic-file.js'
import type { AgentConfig } from '../config.js'
import { readAgentConfig } from '../read-agent-config.js'
import { Spool } from '../spool.js'
import { checkNames, type Finding, finding } from './finding.js'
import { lookAtSchedule, type Scheduler, systemScheduler } from './look-at-schedule.js'
import { lookAtServer } from './look-at-server.js'
import { lookAtState } from './look-at-state.js'

interface Options {
  readonly config: string
  readonly scheduler?: Scheduler
  readonly now?: () => Instant
}

/** The configuration, or what is wrong with it. */
const readOrFault = async (path: string): Promise<AgentConfig | string> => {
  try {
    return await readAgentConfig(path)
  } catch (error) {
    if (!(error instanceof Problem) && (error as NodeJS.ErrnoException).code !== 'EACCES') throw error
    const faults = error instanceof Problem ? error.faults.map(({ where, what }) => `${where}: ${what}`) : []
    return [(error as Error).message, ...faults].join('; ')
  }
}

const waitingIn = async (folder: string): Promise<number> => {
  if ((await readIfThere(join(folder, 'state.json'))) === null) return 0
  return (await (await Spool.open(folder, Number.MAX_SAFE_INTEGER)).waiting()).length
}

/** Looks at everything that an agent needs to report, in the order in which one rests on the other. */
export const diagnose = async ({
  config: path,
  scheduler = systemScheduler,
  now = () => toInstant(Date.now()),
}: Options): Promise<Finding[]> => {
  const config = await readOrFault(path)
  const schedule = lookAtSchedule(scheduler)
  const inOrder = (found: readonly Finding[], why: string): Finding[] =>
    checkNames.map((name) => found.find(({ check }) => check === name) ?? finding(name)('skip', why))
  const unread = (says: string): Promise<Finding[]> =>
    schedule.then((known) => inOrder([finding('config')('fail', says), known], 'the configuration is wrong'))
  if (typeof config === 'string') return unread(config)
  const { server, trust, keyFile, everySeconds, stateFolder } = config
  if (server === null) return unread(`${path} names no server: popis agent enrol URL TOKEN sets it`)
  const state = await lookAtState(stateFolder)
  const waiting = state.state === 'ok' ? await waitingIn(stateFolder) : 0
  const key = (await readIfThere(keyFile))?.trim() ?? null
  const told = await lookAtServer({ server: { url: server, trust }, key, everySeconds, waiting, now })
  return inOrder([finding('config')('ok', path), state, await schedule, ...told], '')
}
