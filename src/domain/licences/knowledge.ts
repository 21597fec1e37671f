import type { Entitlement } from '#contract/register/entitlement.js'
import type { CalendarDay } from '#lib/zone.js'
import { familyKey, nameKey, type Product } from './product.js'

export type Metric = Entitlement['metric']

/** How cores are counted, and how many guests a licence of all cores covers; null: as many as there are. */
export interface CoreTerms {
  readonly leastPerProcessor: number
  readonly leastPerServer: number
  /** By edition. */
  readonly guests: Readonly<Record<string, number | null>>
}

/** A year of extended support that is bought for itself. */
export interface SupportYear {
  readonly year: number
  readonly from: CalendarDay
  readonly to: CalendarDay
}

/** What the catalogue knows of a family beside how to recognise it. */
export interface FamilyTerms {
  readonly publisher: string
  readonly family: string
  readonly metric: Metric
  readonly core?: CoreTerms | undefined
  /** A newer one covers access to an older server, without a right of its own. */
  readonly coversOlder?: boolean | undefined
  readonly releases: Readonly<Record<string, CalendarDay>>
  readonly extendedSupport: Readonly<Record<string, readonly SupportYear[]>>
  /** Families that an edition covers besides, as a suite does. */
  readonly includes: Readonly<Record<string, readonly string[]>>
}

export interface Knowledge {
  readonly of: (product: Pick<Product, 'publisher' | 'family'>) => FamilyTerms | undefined
}

export const openKnowledge = (families: readonly FamilyTerms[]): Knowledge => {
  const byKey = new Map(families.map((family) => [familyKey(family), family]))
  return { of: (product) => byKey.get(familyKey(product)) }
}

const named = <T>(values: Readonly<Record<string, T>> | undefined, name: string): T | undefined => {
  const key = nameKey(name)
  return Object.entries(values ?? {}).find(([known]) => nameKey(known) === key)?.[1]
}

export const releasedOn = (knowledge: Knowledge, product: Product): CalendarDay | null =>
  named(knowledge.of(product)?.releases, product.version ?? '') ?? null

export const supportYears = (knowledge: Knowledge, product: Product): readonly SupportYear[] =>
  named(knowledge.of(product)?.extendedSupport, product.version ?? '') ?? []

export const includedIn = (knowledge: Knowledge, product: Product): readonly string[] =>
  named(knowledge.of(product)?.includes, product.edition ?? '') ?? []
