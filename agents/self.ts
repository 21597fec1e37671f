import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#lib/root.js'

/** What a run of all probes cost. */
export interface Cost {
  readonly cpuSeconds: number
  readonly wallSeconds: number
  readonly peakMemoryBytes: number
}

/** What an agent knows of itself. */
export interface Self {
  readonly version: string
  readonly nodeVersion: string
  readonly probeCount: number
  readonly refusedReports: number
  readonly lastRefusal: string | null
  readonly spooledReports: number
  /** Null before the first run has ended. */
  readonly lastRun: Cost | null
}

/** The version of Popis, as package.json says. */
export const agentVersion = (): string =>
  (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version

/** An agent that has not reported yet. */
export const newSelf = (probeCount: number): Self => ({
  version: agentVersion(),
  nodeVersion: process.versions.node,
  probeCount,
  refusedReports: 0,
  lastRefusal: null,
  spooledReports: 0,
  lastRun: null,
})
