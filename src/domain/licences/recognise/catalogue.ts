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
  /** Whether the product goes by what is reported beside the name. */
  readonly goesByTold: boolean
  /** The product, where `version` is what the name holds and `told` what stands beside it. */
  readonly product: ((version: string | null, told: string | null) => Product | null) | null
}

/** What a name is, looked up once for all that report it. */
export interface Look {
  readonly reported: Reported
  readonly isKnown: boolean
  readonly isLicensed: boolean
  /** What it is in the version that was reported beside the name; null where nobody knows it. */
  as(version: string | null): Recognised | null
}

interface Found {
  readonly entry: Entry
  readonly version: string | null
  readonly isSure: boolean
}

export interface Catalogue {
  readonly knowledge: Knowledge
  readonly files: ReadonlyMap<string, ProductFile>
  look(source: Source, name: string, publisher: string | null): Look
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
      goesByTold: false,
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
        goesByTold: file.builds !== undefined || one.version === 'major',
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
  goesByTold: false,
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
  let looked = new Map<Source, Map<string, Map<string | null, Look>>>()

  const find = (source: Source, name: string, publisher: string | null): Found | null => {
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

  const resolve = ({ entry, version, isSure }: Found, told: string | null): Recognised => ({
    treat: entry.treat,
    product: entry.product?.(version, told) ?? null,
    confidence: 'correction' in entry.by ? 'corrected' : isSure ? 'certain' : 'likely',
    by: entry.by,
    pattern: entry.pattern.text,
  })

  const makeLook = (source: Source, name: string, publisher: string | null): Look => {
    const found = find(source, name, publisher)
    const known = new Map<string | null, Recognised>()
    return {
      reported: { source, name, publisher, version: null },
      isKnown: found !== null,
      isLicensed: found !== null && found.entry.product !== null,
      as: (told) => {
        if (found === null) return null
        const beside = found.entry.goesByTold ? told : null
        const ready = known.get(beside) ?? resolve(found, beside)
        known.set(beside, ready)
        return ready
      },
    }
  }

  const look = (source: Source, name: string, publisher: string | null): Look => {
    const ofSource = looked.get(source) ?? new Map<string, Map<string | null, Look>>()
    if (ofSource.size === 0) looked.set(source, ofSource)
    const ofName = ofSource.get(name) ?? new Map<string | null, Look>()
    if (ofName.size === 0) ofSource.set(name, ofName)
    const known = ofName.get(publisher)
    if (known) return known
    const ready = makeLook(source, name, publisher)
    ofName.set(publisher, ready)
    return ready
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
    look,
    recognise: ({ source, name, publisher, version }) => look(source, name, publisher).as(version),
    correct: (corrections) => {
      index = indexed([...corrections.map(entryOfCorrection), ...own])
      looked = new Map()
    },
  }
}
