import { ProbeError } from '../../probe.js'

export interface Configuration {
  readonly root: string
  /** The interval that is copied anew; the others only take over what it made. */
  readonly interval: string
  readonly sources: readonly string[]
  readonly logFile: string | null
  readonly lockFile: string | null
}

/** rsnapshot.conf: fields are parted by tabs, and only by tabs. */
export const readConfiguration = (text: string, path: string): Configuration => {
  const lines = text
    .split('\n')
    .filter((line) => /^[a-z]/.test(line))
    .map((line) => line.split(/\t+/).map((field) => field.trim()))
  const named = (name: string): string[][] => lines.filter(([key]) => key === name)
  const root = named('snapshot_root')[0]?.[1]
  const interval = [...named('retain'), ...named('interval')][0]?.[1]
  if (!root || !interval) throw new ProbeError('unreadable', `${path} names no snapshot_root or no interval`)
  return {
    root: root.replace(/\/+$/, '') || '/',
    interval,
    sources: named('backup').flatMap(([, source]) => (source ? [source.replace(/(.)\/+$/, '$1')] : [])),
    logFile: named('logfile')[0]?.[1] ?? null,
    lockFile: named('lockfile')[0]?.[1] ?? null,
  }
}

const ends: readonly (readonly [RegExp, 'success' | 'warning' | 'failed'])[] = [
  [/completed successfully/, 'success'],
  [/completed, but with some warnings/, 'warning'],
  [/ERROR: |completed, but with/, 'failed'],
]

/** How the newest run of an interval ended, by the log; null where it does not say. */
export const lastResult = (log: string, interval: string): 'success' | 'warning' | 'failed' | null => {
  // Its options stand between, such as those that name another configuration.
  const ofInterval = new RegExp(`rsnapshot (.* )?${interval.replaceAll(/\W/g, '\\$&')}: `)
  // A warning that is logged at the end stands without the words of the run.
  const lines = log.split('\n').filter((line) => ofInterval.test(line))
  const last = lines.at(-1) ?? ''
  return ends.find(([words]) => words.test(last))?.[1] ?? null
}
