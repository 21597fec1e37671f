import type { z } from 'zod'
import type DirectoryComputer from '#contract/facts/directory-computer.js'
import type { Asset } from '#contract/register/asset.js'
import { day, type Instant, plusMs } from '#lib/instant.js'
import { isInUse, subjectKindOf } from '../policy/register-things.js'

export type Computer = z.infer<typeof DirectoryComputer.schema>

/** An asset with the names by which it could stand in the directory. */
export interface NamedAsset {
  readonly asset: Asset
  readonly names: readonly string[]
}

export interface DirectoryComparison {
  /** How many computers the directory knows. */
  readonly computers: number
  /** Enabled in the directory, and of no asset in use. */
  readonly unrecorded: readonly Computer[]
  /** In use in the register, and under none of their names in the directory. */
  readonly unlisted: readonly NamedAsset[]
  /** Enabled, and not signed in for ninety days. */
  readonly stale: readonly Computer[]
}

const staleMs = 90 * day
/** The directory keeps no more of a name. */
const longest = 15

const shortName = (name: string): string => (name.trim().toLowerCase().split('.')[0] ?? '').slice(0, longest)

const textsOf = (name: Asset['name']): string[] =>
  name === undefined ? [] : typeof name === 'string' ? [name] : Object.values(name)

const namesOf = (asset: Asset, seen: ReadonlyMap<string, readonly string[]>): string[] => [
  ...new Set(
    [...(seen.get(asset.id) ?? []), ...textsOf(asset.name), asset.tag ?? '', asset.id]
      .map(shortName)
      .filter((name) => name !== ''),
  ),
]

const isStale = ({ enabled, lastLogonAt, createdAt }: Computer, now: Instant): boolean => {
  const last = lastLogonAt ?? createdAt ?? null
  return enabled && (last === null || last < plusMs(now, -staleMs))
}

const byName = (a: Computer, b: Computer): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

/**
 * Holds what a directory knows against the register, by names: those of the devices that assets are (`seen`, by asset), and
 * what the register itself calls them.
 */
export const compareDirectory = (
  told: readonly Computer[],
  assets: readonly Asset[],
  seen: ReadonlyMap<string, readonly string[]>,
  now: Instant,
): DirectoryComparison => {
  const computers = [...told].sort(byName)
  const inUse = assets
    .filter((asset) => subjectKindOf(asset) === 'host' && isInUse(asset))
    .map((asset) => ({ asset, names: namesOf(asset, seen) }))
  const recorded = new Set(inUse.flatMap(({ names }) => names))
  const listed = new Set(
    computers.flatMap(({ name, dnsName }) => [shortName(name), shortName(dnsName ?? '')]),
  )
  return {
    computers: computers.length,
    unrecorded: computers.filter(
      ({ enabled, name, dnsName }) =>
        enabled && !recorded.has(shortName(name)) && !recorded.has(shortName(dnsName ?? '')),
    ),
    unlisted: inUse.filter(({ names }) => !names.some((name) => listed.has(name))),
    stale: computers.filter((computer) => isStale(computer, now)),
  }
}
