import type { CoreTerms } from './knowledge.js'
import { nameKey } from './product.js'

export const usualCores: CoreTerms = { leastPerProcessor: 8, leastPerServer: 16, guests: { Standard: 2 } }

/** Core licences that one server obliges to: `processors` holds the cores of each. */
export const requiredCores = (
  processors: readonly number[],
  guests: number,
  edition: string | null,
  terms: CoreTerms = usualCores,
): number => {
  const cores = processors.reduce((sum, count) => sum + Math.max(terms.leastPerProcessor, count), 0)
  const key = nameKey(edition ?? '')
  const covered = Object.entries(terms.guests).find(([name]) => nameKey(name) === key)?.[1] ?? null
  const times = covered === null ? 1 : Math.ceil(Math.max(guests, 1) / covered)
  return times * Math.max(terms.leastPerServer, cores)
}
