import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { type Sums, sumOf } from '../counting/money.js'
import { sortedEntries } from '../register/entries.js'
import { type Party, partyOf } from './parties.js'

/** What one person or office answers for. */
export interface Holding {
  readonly party: Party
  readonly assets: readonly Asset[]
  /** What they cost, by currency. */
  readonly value: Sums
  /** How many of them have no price in the register. */
  readonly unpriced: number
}

/** Assets that somebody can hold: those that are here. */
const isHere = ({ state }: Asset): boolean => state !== 'ordered' && state !== 'disposed'

interface Book {
  readonly holdings: readonly Holding[]
  readonly byParty: ReadonlyMap<string, Holding>
  /** Assets that are in use and for which nobody answers. */
  readonly unheld: readonly Asset[]
}

/** A register never changes; the next one is another value. */
const books = new WeakMap<Register, Book>()

const holdingOf = (party: Party, assets: readonly Asset[]): Holding => ({
  party,
  assets,
  value: sumOf(assets.map(({ price }) => price ?? null)),
  unpriced: assets.filter(({ price }) => price === undefined).length,
})

const makeBook = (register: Register): Book => {
  const groups = new Map<string, Asset[]>()
  const unheld: Asset[] = []
  for (const asset of sortedEntries(register, 'assets') as unknown as readonly Asset[]) {
    if (!isHere(asset)) continue
    if (asset.custodian === undefined) {
      if (asset.state !== 'in-store' && asset.state !== 'retired') unheld.push(asset)
      continue
    }
    const group = groups.get(asset.custodian)
    if (group) group.push(asset)
    else groups.set(asset.custodian, [asset])
  }
  const holdings = [...groups].flatMap(([id, assets]) => {
    const party = partyOf(register, id)
    return party ? [holdingOf(party, assets)] : []
  })
  return { holdings, byParty: new Map(holdings.map((holding) => [holding.party.id, holding])), unheld }
}

/** Who answers for what. */
export const custodyBook = (register: Register): Book => {
  const known = books.get(register) ?? makeBook(register)
  books.set(register, known)
  return known
}

/** What one person or office answers for; null where there is no such party. */
export const holdingOfParty = (register: Register, id: string): Holding | null => {
  const party = partyOf(register, id)
  return party && (custodyBook(register).byParty.get(id) ?? holdingOf(party, []))
}
