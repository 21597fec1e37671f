import { randomBytes } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readIfThere, writeWhole } from './atomic-file.js'

/** Hashes by subject (`kind:id`, empty for the host), then by entry. */
const Hashes = z.record(z.string(), z.record(z.string(), z.string()))
export type Hashes = z.infer<typeof Hashes>

const AgentState = z.strictObject({
  /** Random name of this installation. */
  instance: z.string(),
  /** Number of the last report that was made. */
  sequence: z.int(),
  /** What the server has. */
  acknowledged: Hashes,
  /** What it will have when all reports that wait have been taken. */
  offered: Hashes,
  refusedReports: z.int(),
  lastRefusal: z.string().nullable(),
  droppedReports: z.int(),
  lastRun: z
    .strictObject({ cpuSeconds: z.number(), wallSeconds: z.number(), peakMemoryBytes: z.number() })
    .nullable(),
})

/** What an agent must not forget between two runs. */
export type AgentState = z.infer<typeof AgentState>

export const newState = (): AgentState => ({
  instance: randomBytes(12).toString('base64url'),
  sequence: 0,
  acknowledged: {},
  offered: {},
  refusedReports: 0,
  lastRefusal: null,
  droppedReports: 0,
  lastRun: null,
})

const fileIn = (folder: string): string => join(folder, 'state.json')

const parse = (text: string): AgentState | null => {
  try {
    return AgentState.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/**
 * The state of the agent in `folder`. One that cannot be read is put aside and a new instance begins:
 * going on with a guessed sequence would make the server refuse what it has already.
 */
export const readState = async (folder: string): Promise<AgentState> => {
  const text = await readIfThere(fileIn(folder))
  if (text === null) return newState()
  const state = parse(text)
  if (state) return state
  await rename(fileIn(folder), join(folder, 'state.damaged.json'))
  return newState()
}

export const writeState = (folder: string, state: AgentState): Promise<void> =>
  writeWhole(fileIn(folder), JSON.stringify(state))
