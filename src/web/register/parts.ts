import { collections, type Part } from '#contract/register.js'

/** The parts of the register, in the order in which people ask for them. */
export const parts: readonly Part[] = [
  'assets',
  'places',
  'entitlements',
  'contracts',
  'persons',
  'roles',
  'serviceRecords',
  'documents',
  'handOvers',
  'recognitions',
  'attestations',
  'waivers',
  'plans',
  'organisation',
]

const slugOf = (part: Part): string => part.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const bySlug = new Map<string, Part>([
  ...parts.map((part) => [slugOf(part), part] as const),
  ...collections.map((part) => [part, part] as const),
])

/** The part that an address names: `service-records`, or as the contract writes it; null where there is none. */
export const partOf = (slug: string): Part | null => bySlug.get(slug) ?? null

/** Plans come from a document, not from a form. */
export const isEditable = (part: Part): boolean => part !== 'plans'

export const partAddress = (part: Part): string => `/register/${slugOf(part)}`

export const entryAddress = (part: Part, id: string): string =>
  part === 'organisation' ? '/register/organisation' : `${partAddress(part)}/${encodeURIComponent(id)}`

/** Where an entry of a part is made; some have a page of their own for it. */
export const newAddress = (part: Part): string => {
  if (part === 'documents') return '/documents/new'
  if (part === 'handOvers') return '/custody/new?kind=hand-over'
  return `${partAddress(part)}/new`
}

/** Where an entry is edited. */
export const editAddress = (part: Part, id: string): string => `${entryAddress(part, id)}/edit`
