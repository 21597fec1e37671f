import { openFlow } from './flow.js'

/** What costs a pair, the less the sooner it is matched; null where they do not go together. */
export type Costs = readonly (readonly (number | null)[])[]

interface Pair {
  readonly want: number
  readonly supply: number
  readonly cost: number
}

const pairsOf = (costs: Costs): Pair[] =>
  costs.flatMap((row, want) => row.flatMap((cost, supply) => (cost === null ? [] : [{ want, supply, cost }])))

const greedily = (wants: readonly number[], supplies: readonly number[], pairs: readonly Pair[]) => {
  const left = { wants: [...wants], supplies: [...supplies] }
  const matched = wants.map(() => supplies.map(() => 0))
  const inOrder = [...pairs].sort((a, b) => a.cost - b.cost || a.want - b.want || a.supply - b.supply)
  for (const { want, supply } of inOrder) {
    const units = Math.min(left.wants[want] as number, left.supplies[supply] as number)
    if (units === 0) continue
    ;(left.wants[want] as number) -= units
    ;(left.supplies[supply] as number) -= units
    ;(matched[want] as number[])[supply] = units
  }
  const isFull = pairs.every(({ want }) => left.wants[want] === 0)
  const isSpent = pairs.every(({ supply }) => left.supplies[supply] === 0)
  return { matched, isMost: isFull || isSpent }
}

const exactly = (wants: readonly number[], supplies: readonly number[], pairs: readonly Pair[]) => {
  const [from, to] = [wants.length + supplies.length, wants.length + supplies.length + 1]
  const flow = openFlow(to + 1)
  for (const [at, units] of wants.entries()) flow.link(from, at, units)
  for (const [at, units] of supplies.entries()) flow.link(wants.length + at, to, units)
  const flows = pairs.map(({ want, supply, cost }) => ({
    want,
    supply,
    units: flow.link(want, wants.length + supply, Number.MAX_SAFE_INTEGER, cost),
  }))
  flow.run(from, to)
  const matched = wants.map(() => supplies.map(() => 0))
  for (const { want, supply, units } of flows) (matched[want] as number[])[supply] = units()
  return matched
}

/**
 * How many units of each supply go to each want: as many as can be, the cheapest pairs. One after another where that
 * leaves nothing to be had, else exactly.
 */
export const allocate = (
  wants: readonly number[],
  supplies: readonly number[],
  costs: Costs,
): readonly (readonly number[])[] => {
  const pairs = pairsOf(costs)
  const { matched, isMost } = greedily(wants, supplies, pairs)
  return isMost ? matched : exactly(wants, supplies, pairs)
}
