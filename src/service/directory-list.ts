import DirectoryComputer from '#contract/facts/directory-computer.js'
import type { Register } from '#contract/register.js'
import type { OrganisationReader } from '#domain/ports.js'
import {
  type Computer,
  compareDirectory,
  type DirectoryComparison,
} from '#domain/register/compare-directory.js'
import type { Instant } from '#lib/instant.js'

/** The names of the devices that assets are, by asset. */
const seenNames = async (reader: OrganisationReader): Promise<Map<string, string[]>> => {
  const assetOf = new Map((await reader.observed.traits()).map(({ subject, asset }) => [subject, asset]))
  const names = new Map<string, string[]>()
  for (const { id, name } of await reader.subjects({ kind: 'host' })) {
    const asset = assetOf.get(id)
    if (asset) names.set(asset, [...(names.get(asset) ?? []), name])
  }
  return names
}

/** What agents read in directories, held against the register; null where none has read any. */
export const directoryList = async (
  reader: OrganisationReader,
  register: Register,
  now: Instant,
): Promise<DirectoryComparison | null> => {
  const sets = await reader.observed.told([DirectoryComputer.name])
  if (sets.length === 0) return null
  // Two controllers of one domain tell of the same computers.
  const computers = new Map<string, Computer>()
  for (const fact of sets.flatMap(({ facts }) => facts) as Computer[]) {
    const known = computers.get(DirectoryComputer.key(fact))
    if ((known?.lastLogonAt ?? '') <= (fact.lastLogonAt ?? ''))
      computers.set(DirectoryComputer.key(fact), fact)
  }
  return compareDirectory([...computers.values()], register.assets, await seenNames(reader), now)
}
