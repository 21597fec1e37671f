import { readFile } from 'node:fs/promises'
import type { Cost } from './self.js'

// The kernel counts the time of ended children in ticks, 100 a second on every Linux that Node.js runs on.
const ticksPerSecond = 100

/** Processor seconds of the children that have ended; 0 where the system does not tell. */
const childSeconds = async (): Promise<number> => {
  if (process.platform !== 'linux') return 0
  const stat = await readFile('/proc/self/stat', 'utf8')
  // The name in parentheses may hold spaces; the fields after it do not.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond
}

const ownSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const hundredths = (value: number): number => Math.round(value * 100) / 100

/** Begins to count; what it returns tells what was spent since. */
export const startCost = async (): Promise<() => Promise<Cost>> => {
  const startedAt = performance.now()
  const before = ownSeconds() + (await childSeconds())
  return async () => ({
    cpuSeconds: hundredths(ownSeconds() + (await childSeconds()) - before),
    wallSeconds: hundredths((performance.now() - startedAt) / 1000),
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
  })
}
