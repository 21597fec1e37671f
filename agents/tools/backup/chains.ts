import type { Instant } from '#lib/instant.js'

/** A copy of some paths of one machine. */
export interface Copy {
  readonly at: Instant
  readonly source: string
  readonly paths: readonly string[]
}

/** The copies of one job, oldest first, as far as they tell which job they are of. */
export interface Chain<T extends Copy> {
  readonly source: string
  readonly copies: readonly T[]
  /** What its newest copy lacks of what those before it held. */
  readonly missing: readonly string[]
}

const isPart = (paths: readonly string[], of: readonly string[]): boolean =>
  paths.length < of.length && paths.every((path) => of.includes(path))

const byTime = (a: Copy, b: Copy): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)

/** Copies of the same paths of the same machine, oldest first; the series that began first stands first. */
const seriesOf = <T extends Copy>(copies: readonly T[]): T[][] => {
  const series = new Map<string, T[]>()
  for (const copy of [...copies].sort(byTime)) {
    const key = JSON.stringify([copy.source, copy.paths])
    series.set(key, [...(series.get(key) ?? []), copy])
  }
  return [...series.values()]
}

const begins = <T extends Copy>(later: readonly T[], earlier: readonly T[]): boolean =>
  (later[0]?.at ?? '') > (earlier.at(-1)?.at ?? '') && later[0]?.source === earlier[0]?.source

/**
 * Where one of several sources is missing, restic ends with 0 and writes a copy of the others, which looks like that of
 * another job. A series that begins after another of the same machine has ended, with a part of its paths or with more
 * than them, goes on with it; two that run side by side are two jobs.
 */
export const chainsOf = <T extends Copy>(copies: readonly T[]): Chain<T>[] => {
  const chains: T[][] = []
  for (const series of seriesOf(copies)) {
    const paths = series[0]?.paths ?? []
    const before = chains.find((chain) => {
      const held = chain.at(-1)?.paths ?? []
      return begins(series, chain) && (isPart(paths, held) || isPart(held, paths))
    })
    if (before) before.push(...series)
    else chains.push([...series])
  }
  return chains.map((chain) => {
    const newest = chain.at(-1)
    const held = new Set(chain.flatMap(({ paths }) => paths))
    const missing = [...held].filter((path) => !newest?.paths.includes(path))
    return { source: newest?.source ?? '', copies: chain, missing }
  })
}
