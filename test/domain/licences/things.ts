import type { Entitlement } from '#contract/register/entitlement.js'
import type { Device, GroupFacts, Installation } from '#domain/licences/facts.js'
import { type FamilyTerms, type Knowledge, openKnowledge } from '#domain/licences/knowledge.js'
import type { Line, LineStatus } from '#domain/licences/line.js'
import { positionOf } from '#domain/licences/position.js'
import type { Product } from '#domain/licences/product.js'

export const device = (id: string, more: Partial<Device> = {}): Device => ({ id, places: [], ...more })

export const devices = (count: number, prefix = 'pc'): Device[] =>
  Array.from({ length: count }, (_, at) => device(`${prefix}-${String(at + 1).padStart(3, '0')}`))

export const office = (edition: string, version: string): Product => ({
  publisher: 'Microsoft',
  family: 'Office',
  edition,
  version,
})

export const windows = (version: string, edition = 'Pro'): Product => ({
  publisher: 'Microsoft',
  family: 'Windows',
  edition,
  version,
})

/** A right with its papers, perpetual and per device. */
export const right = (
  id: string,
  product: Product,
  quantity: number,
  more: Partial<Entitlement> = {},
): Entitlement => ({
  id,
  product: {
    publisher: product.publisher,
    family: product.family,
    ...(product.edition == null ? {} : { edition: product.edition }),
    ...(product.version == null ? {} : { version: product.version }),
  },
  purpose: 'other',
  metric: 'device',
  quantity,
  kind: 'perpetual',
  end: null,
  proofs: ['invoice'],
  certificates: ['certificate'],
  ...more,
})

export const price = (amount: number) => ({ price: { amount, currency: 'RSD' } })

export const install = (
  on: readonly Device[],
  product: Product,
  more: Partial<Installation> = {},
): Installation[] => on.map((one) => ({ device: one, product, ...more }))

const noTerms: Omit<FamilyTerms, 'publisher' | 'family'> = {
  metric: 'device',
  releases: {},
  extendedSupport: {},
  includes: {},
}

export const terms = (publisher: string, family: string, more: Partial<FamilyTerms> = {}): FamilyTerms => ({
  ...noTerms,
  publisher,
  family,
  ...more,
})

export const knowing = (...families: FamilyTerms[]): Knowledge => openKnowledge(families)

export const linesOf = (facts: Partial<GroupFacts>): Line[] =>
  positionOf({
    day: '2026-11-22',
    knowledge: knowing(),
    rights: [],
    installations: [],
    isInUse: () => true,
    ...facts,
  })

export const lineOf = (lines: readonly Line[], key: string): Line => {
  const found = lines.find((line) => line.key === key)
  if (!found) throw new Error(`no line ${key} among ${lines.map((line) => line.key).join(', ')}`)
  return found
}

/** The numbers of a line in the order of licences: required, entitled, applied, shortfall, surplus, status. */
export const numbers = ({
  required,
  entitled,
  applied,
  shortfall,
  surplus,
  status,
}: Line): [number, number, number, number, number, LineStatus] => [
  required,
  entitled,
  applied,
  shortfall,
  surplus,
  status,
]
