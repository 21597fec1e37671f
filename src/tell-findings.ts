import type { Fault } from '#lib/problem.js'
import type { Terminal } from './command.js'

/** Whatever was found wrong, one line each, to standard error. */
export const tellFaults = (terminal: Terminal, title: string, faults: readonly Fault[]): void => {
  if (faults.length === 0) return
  terminal.err(title)
  for (const { where, what } of faults) terminal.err(`  ${where}: ${what}`)
}

interface Chain {
  readonly organisation: string
  readonly entries: number
  readonly head: string
}

/** The end of each audit log, to be written down: whoever has it can tell later that nothing before it was changed. */
export const chainLines = (chains: readonly Chain[]): string[] =>
  chains.map(
    ({ organisation, entries, head }) => `audit log of ${organisation}: ${entries} entries, head ${head}`,
  )

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** A number of bytes as people read it. */
export const sizeText = (bytes: number): string => {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}
