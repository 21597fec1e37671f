import type { ProductFile } from '#contract/product-file.js'
import type { Recognition } from '#contract/register/recognition.js'
import { type FamilyTerms, type Knowledge, openKnowledge } from '../knowledge.js'
import { familyKey, type Product } from '../product.js'
import { compileName, foldName, headOf, type NamePattern } from './name-pattern.js'

export type Source = ProductFile['products'][number]['from'][number]
export type Treat = ProductFile['treat']

/** What was reported. */
export interface Reported {
  readonly source: Source
  readonly name: string
  readonly publisher: string | null
  readonly version: string | null
}

export interface Recognised {
  readonly treat: Treat
  /** Null where it is no product that wants a licence. */
  readonly product: Product | null
  /** `corrected` by a person; `certain` by name and publisher; `likely` by its name alone. */
  readonly confidence: 'corrected' | 'certain' | 'likely'
  /** The file of the catalogue or the id of the correction, and the name there that matched. */
  readonly by: { readonly catalogue: string } | { readonly correction: string }
  readonly pattern: string
}

interface Entry {
  readonly sources: readonly Source[]
  readonly pattern: NamePattern
  readonly publishers: readonly NamePattern[]
  readonly treat: Treat
  readonly by: Recognised['by']
  readonly rank: number
  /** The product, where `version` is what the name holds and `told` what stands beside it. */
  readonly product: ((version: string | null, told: string | null) => Product | null) | null
}

export interface Catalogue {
  readonly knowledge: Knowledge
  readonly files: ReadonlyMap<string, ProductFile>
  /** What something reported is; null where nobody knows it. The same is looked at once. */
  recognise(reported: Reported): Recognised | null
  /** The family of the licences that whoever reaches this product needs; null where it is no such server. */
  accessTo(product: Product): Product | null
  /** Corrections by people, which come first; what was looked at before is forgotten. */
  correct(corrections: readonly Recognition[]): void
}

const ranks: Readonly<Record<Treat, number>> = { none: 1, licensed: 2, free: 3 }

const byNumbers = (builds: NonNullable<ProductFile['builds']>, told: string | null): string | null => {
  const build = Number(/(?:^|\.)(\d{4,6})(?:\.|$)/.exec(told ?? '')?.[1] ?? Number.NaN)
  return builds.findLast(({ from }) => build >= from)?.version ?? null
}

const versionOf = (
  { version: fixed }: ProductFile['products'][number],
  { builds }: ProductFile,
  inName: string | null,
  told: string | null,
): string | undefined => {
  const byBuild = builds ? byNumbers(builds, told) : null
  if (byBuild !== null) return byBuild
  if (fixed === 'major') return /\d+/.exec(told ?? '')?.[0]
  return fixed ?? inName?.toUpperCase() ?? undefined
}

const entriesOf = (id: string, file: ProductFile): Entry[] => {
  const { treat, publisher, family } = file
  const shared = {
    publishers: (file.publishers ?? []).map(compileName),
    treat,
    by: { catalogue: id },
    rank: ranks[treat],
  }
  const plain = (file.names ?? []).map(
    (name): Entry => ({
      ...shared,
      sources: ['software', 'antivirus', 'os'],
      pattern: compileName(name),
      product:
        treat === 'licensed' && publisher && family ? () => ({ publisher, family, edition: null }) : null,
    }),
  )
  const told = file.products.flatMap((one) =>
    one.names.map(
      (name): Entry => ({
        ...shared,
        sources: one.from,
        pattern: compileName(name),
        product:
          treat === 'licensed' && publisher && family
            ? (inName, beside) => {
                const version = versionOf(one, file, inName, beside)
                return {
                  publisher,
                  family,
                  ...(one.edition === undefined ? {} : { edition: one.edition }),
                  ...(version === undefined ? {} : { version }),
                }
              }
            : null,
      }),
    ),
  )
  return [...plain, ...told]
}

const entryOfCorrection = ({ id, software, publisher, treat, product }: Recognition): Entry => ({
  sources: ['software', 'os', 'antivirus'],
  pattern: compileName(software),
  publishers: publisher === undefined ? [] : [compileName(publisher)],
  treat,
  by: { correction: id },
  rank: 0,
  product:
    treat !== 'licensed'
      ? null
      : product
        ? (inName) => ({
            ...product,
            edition: product.edition ?? null,
            version: product.version ?? inName ?? undefined,
          })
        : () => ({
            publisher: publisher ?? '',
            family: software.replaceAll(/\*|\{version\}/g, '').trim(),
            edition: null,
          }),
})

const indexed = (entries: readonly Entry[]) => {
  const byHead = new Map<string, Entry[]>()
  const loose: Entry[] = []
  for (const entry of entries) {
    const { head } = entry.pattern
    if (head === null) loose.push(entry)
    else byHead.set(head, [...(byHead.get(head) ?? []), entry])
  }
  return { byHead, loose }
}

const isBefore = (a: Entry, b: Entry): number =>
  a.rank - b.rank ||
  b.pattern.weight - a.pattern.weight ||
  (a.pattern.text < b.pattern.text ? -1 : a.pattern.text > b.pattern.text ? 1 : 0)

const termsOf = (file: ProductFile): FamilyTerms[] =>
  file.publisher && file.family ? [{ ...file, publisher: file.publisher, family: file.family }] : []

/** Recognises software by the files of the catalogue. */
export const openCatalogue = (files: ReadonlyMap<string, ProductFile>): Catalogue => {
  const own = [...files].flatMap(([id, file]) => entriesOf(id, file))
  let index = indexed(own)
  let found = new Map<
    string,
    { readonly entry: Entry; readonly version: string | null; readonly isSure: boolean } | null
  >()
  let made = new Map<Entry, Map<string, Recognised>>()

  const find = ({ source, name, publisher }: Reported) => {
    const folded = foldName(name)
    const by = publisher === null || publisher.trim() === '' ? null : foldName(publisher)
    const near = [...(index.byHead.get(headOf(folded)) ?? []), ...index.loose].sort(isBefore)
    for (const entry of near) {
      if (!entry.sources.includes(source)) continue
      const matched = entry.pattern.regex.exec(folded)
      if (!matched) continue
      const isKnown = by !== null && entry.publishers.some(({ regex }) => regex.test(by))
      if (by !== null && entry.publishers.length > 0 && !isKnown) continue
      return { entry, version: matched.groups?.version ?? null, isSure: isKnown || source === 'os' }
    }
    return null
  }

  const access = new Map(
    [...files.values()].flatMap((file) =>
      file.access && file.publisher && file.family
        ? [[familyKey({ publisher: file.publisher, family: file.family }), file.access] as const]
        : [],
    ),
  )

  return {
    accessTo: (product) => {
      const family = access.get(familyKey(product))
      return family === undefined
        ? null
        : { publisher: product.publisher, family, edition: null, version: product.version }
    },
    knowledge: openKnowledge([...files.values()].flatMap(termsOf)),
    files,
    recognise: (reported) => {
      const key = `${reported.source}\u0001${reported.name}\u0001${reported.publisher ?? ''}`
      let known = found.get(key)
      if (known === undefined) {
        known = find(reported)
        found.set(key, known)
      }
      if (known === null) return null
      const { entry, version, isSure } = known
      const product = entry.product?.(version, reported.version) ?? null
      const sort = `${product?.version ?? ''}\u0001${isSure}`
      const byVersion = made.get(entry) ?? new Map<string, Recognised>()
      made.set(entry, byVersion)
      const ready = byVersion.get(sort)
      if (ready) return ready
      const recognised: Recognised = {
        treat: entry.treat,
        product,
        confidence: 'correction' in entry.by ? 'corrected' : isSure ? 'certain' : 'likely',
        by: entry.by,
        pattern: entry.pattern.text,
      }
      byVersion.set(sort, recognised)
      return recognised
    },
    correct: (corrections) => {
      index = indexed([...corrections.map(entryOfCorrection), ...own])
      found = new Map()
      made = new Map()
    },
  }
}
