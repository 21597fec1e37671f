import { foldText } from '#lib/fold-text.js'

/** `null` where there is none, left out where nothing tells. */
export interface Product {
  readonly publisher: string
  readonly family: string
  readonly edition?: string | null | undefined
  readonly version?: string | null | undefined
}

const folded = new Map<string, string>()
const mostFolded = 20_000

/** Names as they are compared: people write `microsoft` and `Microsoft`. */
export const nameKey = (name: string): string => {
  const known = folded.get(name)
  if (known !== undefined) return known
  if (folded.size >= mostFolded) folded.clear()
  const key = foldText(name).replaceAll(/\s+/g, ' ').trim()
  folded.set(name, key)
  return key
}

export const familyKey = ({ publisher, family }: Pick<Product, 'publisher' | 'family'>): string =>
  `${nameKey(publisher)}|${nameKey(family)}`

export const productKey = (product: Product): string =>
  `${familyKey(product)}|${nameKey(product.edition ?? '')}|${nameKey(product.version ?? '')}`

const parts = (version: string): string[] => nameKey(version).match(/\d+|[a-z]+/g) ?? []

const comparePart = (a: string | undefined, b: string | undefined): number => {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  const numbers = [Number(a), Number(b)] as const
  if (numbers.every((number) => !Number.isNaN(number))) return numbers[0] - numbers[1]
  return a < b ? -1 : a > b ? 1 : 0
}

/** By their numbers: `2012` before `2012 R2` before `2016`. */
export const compareVersions = (a: string, b: string): number => {
  const [one, other] = [parts(a), parts(b)]
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = comparePart(one[at], other[at])
    if (difference !== 0) return difference
  }
  return 0
}

/** What people call a product. */
export const productName = ({ publisher, family, edition, version }: Product): string =>
  [publisher, family, edition, version].filter(Boolean).join(' ')
