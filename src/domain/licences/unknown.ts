import type { Reported } from './recognise/catalogue.js'

/** Software that nobody knows, and on how many devices. */
export interface UnknownSoftware {
  readonly name: string
  readonly publisher: string | null
  readonly devices: number
}

/** What is not recognised, what is seen most first. */
export const countUnknown = (hosts: Iterable<readonly Reported[]>): UnknownSoftware[] => {
  const found = new Map<string, { name: string; publisher: string | null; devices: number }>()
  for (const unknown of hosts) {
    const seen = new Set<string>()
    for (const { name, publisher } of unknown) {
      const key = `${name}\u0001${publisher ?? ''}`
      if (seen.has(key)) continue
      seen.add(key)
      const known = found.get(key)
      if (known) known.devices++
      else found.set(key, { name, publisher, devices: 1 })
    }
  }
  return [...found.values()].sort((a, b) => b.devices - a.devices || (a.name < b.name ? -1 : 1))
}
