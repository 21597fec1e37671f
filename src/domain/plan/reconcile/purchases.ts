import { foldText } from '#lib/fold-text.js'
import type { Counted } from './counted.js'

/** A number of a paper as it is compared: `У-2026/31` on an invoice is the contract `U-2026-31`. */
export const paperKey = (number: string): string => foldText(number).replace(/[^\p{L}\p{N}]+/gu, '')

/** The papers that an entry names: its invoice, its proofs, its own number. */
export const papersNamed = ({ invoice, papers }: Counted): string[] =>
  [...new Set([...(invoice === null ? [] : [invoice]), ...papers].map(paperKey))].filter(Boolean)

/**
 * What of the price of a contract is not told elsewhere. What was bought by a contract and names its number has its own price;
 * the contract of the same purchase adds only what is above that. Contracts that nothing names are not in the answer.
 */
export const restsOfContracts = (
  entries: readonly Counted[],
  priceOf: (entry: Counted) => number,
): ReadonlyMap<Counted, number> => {
  const contracts = entries.filter(({ of }) => of === 'contract')
  const rests = new Map<Counted, number>()
  if (contracts.length === 0) return rests
  const byNumber = new Map(contracts.flatMap((one) => papersNamed(one).map((key) => [key, one] as const)))
  for (const entry of entries) {
    if (entry.of === 'contract' || entry.price === null) continue
    const contract = papersNamed(entry)
      .map((key) => byNumber.get(key))
      .find((one) => one !== undefined)
    if (contract) rests.set(contract, (rests.get(contract) ?? priceOf(contract)) - priceOf(entry))
  }
  for (const [contract, rest] of rests) rests.set(contract, Math.max(0, rest))
  return rests
}
