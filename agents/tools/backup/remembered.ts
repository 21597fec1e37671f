import { z } from 'zod'
import type { Host } from '../../host.js'
import { ProbeError } from '../../probe.js'

const Measured = z.object({
  sizeBytes: z.int().min(0),
  files: z.int().min(0),
  endedAt: z.string().optional(),
  source: z.string().optional(),
  paths: z.array(z.string()).optional(),
})
export type Measured = z.infer<typeof Measured>
const Noted = z.record(z.string(), Measured)

// To measure a copy its tool reads the whole list of its files, which takes from a second to minutes.
const mostEachTime = 3

/**
 * Sizes of copies by their ids, newest first. A copy never changes, so each is measured once; a few each time, and the
 * newest first. One that could not be measured is left out until the next time. Those in `kept` are only remembered.
 */
export const measuredCopies = async (
  host: Host,
  name: string,
  ids: readonly string[],
  kept: readonly string[],
  measure: (id: string) => Promise<Measured>,
): Promise<ReadonlyMap<string, Measured>> => {
  const noted = host.notes.get(name, Noted) ?? {}
  const known = new Map([...ids, ...kept].flatMap((id) => (noted[id] ? [[id, noted[id]] as const] : [])))
  const missing = ids.filter((id) => !known.has(id)).slice(0, mostEachTime)
  try {
    for (const id of missing) known.set(id, await measure(id))
  } catch (error) {
    if (!(error instanceof ProbeError)) throw error
  }
  if (missing.length > 0 || known.size !== Object.keys(noted).length)
    host.notes.set(name, Object.fromEntries(known))
  return known
}
