import { type EntryField, type FieldKind, fieldsOf } from '#contract/entry-fields.js'

/** The collections that tables are imported into. */
export const importParts = [
  'assets',
  'entitlements',
  'contracts',
  'places',
  'persons',
  'roles',
  'serviceRecords',
] as const
export type ImportPart = (typeof importParts)[number]

/** Languages in which a name may have a column of its own. */
export const nameLanguages = ['sr-Cyrl', 'sr-Latn', 'en'] as const

type OwnKind =
  | { readonly is: 'amount' }
  | { readonly is: 'currency' }
  /** A share, written as a percentage. */
  | { readonly is: 'percent' }
  /** A name in one language. */
  | { readonly is: 'named'; readonly language: string }
  /** How many months a warranty lasts, from the day of purchase. */
  | { readonly is: 'months' }

/** What one column of a table can fill. */
export interface ImportField {
  /** `serial`, `price.currency`, `product.family`, `name.en`. */
  readonly path: string
  readonly kind: Exclude<FieldKind, { is: 'group' | 'money' | 'data' }> | OwnKind
  /** The field of the contract that it is, or lies within. */
  readonly within: string
  /** True where a new entry cannot be without it. */
  readonly isRequired: boolean
  readonly isNullable: boolean
}

const money = { amount: 'amount', currency: 'currency', vatIncluded: 'yes-no', vatRate: 'percent' } as const

const flat = (field: EntryField, isRequired: boolean): ImportField[] => {
  const { path, kind, isNullable } = field
  const own = { within: path, isRequired, isNullable }
  if (field.isFixed || kind.is === 'data') return []
  if (kind.is === 'group') return kind.fields.flatMap((inner) => flat(inner, isRequired && isAsked(inner)))
  if (kind.is === 'money')
    return Object.entries(money).map(([name, is]) => ({
      ...own,
      path: `${path}.${name}`,
      isRequired: false,
      kind: { is },
    }))
  if (kind.is !== 'local') return [{ ...own, path, kind }]
  return [
    { ...own, path, kind },
    ...nameLanguages.map((language) => ({
      ...own,
      path: `${path}.${language}`,
      isRequired: false,
      kind: { is: 'named' as const, language },
    })),
  ]
}

/** Null says that there is none: that must be said as well. */
const isAsked = (field: EntryField): boolean => !field.isOptional

const known = new Map<ImportPart, readonly ImportField[]>()

/** Everything of a part that a column can fill, in the order of its contract. */
export const importFieldsOf = (part: ImportPart): readonly ImportField[] => {
  const ready = known.get(part)
  if (ready) return ready
  const fields = fieldsOf(part).flatMap((field) => flat(field, isAsked(field)))
  if (part === 'assets')
    fields.push({
      path: 'warrantyMonths',
      kind: { is: 'months' },
      within: 'warrantyUntil',
      isRequired: false,
      isNullable: false,
    })
  known.set(part, fields)
  return fields
}
