import { z } from 'zod'
import { type Collection, entrySchemas, Organisation, type Part } from './register.js'
import { references } from './register-references.js'

/** What sort of value a field takes, as far as a form, a table or a command has to know. */
export type FieldKind =
  | { readonly is: 'text'; readonly max: number }
  | { readonly is: 'local'; readonly max: number }
  | { readonly is: 'choice'; readonly options: readonly string[] }
  | { readonly is: 'day' }
  | {
      readonly is: 'number'
      readonly isWhole: boolean
      readonly min: number | null
      readonly max: number | null
    }
  | { readonly is: 'yes-no' }
  | { readonly is: 'money' }
  | { readonly is: 'reference'; readonly to: readonly Collection[]; readonly isMany: boolean }
  | { readonly is: 'list'; readonly max: number }
  | { readonly is: 'group'; readonly fields: readonly EntryField[] }
  /** What only a program writes, such as the rows of a plan. */
  | { readonly is: 'data' }

export interface EntryField {
  readonly name: string
  /** With dots where it lies within another field. */
  readonly path: string
  readonly kind: FieldKind
  /** True where it may neither be left out nor be null. */
  readonly isRequired: boolean
  readonly isOptional: boolean
  /** Null means: asked, and there is none. */
  readonly isNullable: boolean
  /** True where it is set by other ways than by editing the entry: what a second person says, the hash of a file. */
  readonly isFixed: boolean
}

const fixed = new Set([
  'attestations.confirmedBy',
  'attestations.confirmedOn',
  'waivers.approvedBy',
  'documents.sha256',
  'documents.mediaType',
  'documents.sizeBytes',
  'organisation.id',
])

const moneyFields = ['amount', 'currency', 'vatIncluded', 'vatRate']

interface Bare {
  readonly schema: z.core.$ZodType
  readonly isOptional: boolean
  readonly isNullable: boolean
}

const bare = (schema: z.core.$ZodType, isOptional = false, isNullable = false): Bare => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return bare(schema.unwrap(), true, isNullable)
  if (schema instanceof z.ZodNullable) return bare(schema.unwrap(), isOptional, true)
  return { schema, isOptional, isNullable }
}

/** A bound that is only how far a number can be exact is none. */
const bound = (number: number | null): number | null =>
  number === null || Math.abs(number) >= Number.MAX_SAFE_INTEGER ? null : number

const kindOf = (schema: z.core.$ZodType, part: Part, path: string): FieldKind => {
  const reference = references.find(({ from, field }) => from === part && field === path)
  if (reference) return { is: 'reference', to: reference.to, isMany: schema instanceof z.ZodArray }
  if (schema instanceof z.ZodEnum) return { is: 'choice', options: schema.options.map(String) }
  if (schema instanceof z.ZodISODate) return { is: 'day' }
  if (schema instanceof z.ZodString) return { is: 'text', max: schema.maxLength ?? 1000 }
  if (schema instanceof z.ZodBoolean) return { is: 'yes-no' }
  if (schema instanceof z.ZodNumber)
    return {
      is: 'number',
      isWhole: schema.format === 'safeint',
      min: bound(schema.minValue),
      max: bound(schema.maxValue),
    }
  if (schema instanceof z.ZodUnion) return { is: 'local', max: 1000 }
  if (schema instanceof z.ZodArray && bare(schema.element).schema instanceof z.ZodString)
    return { is: 'list', max: 64 }
  if (schema instanceof z.ZodObject) {
    const names = Object.keys(schema.shape)
    if (names.every((name) => moneyFields.includes(name))) return { is: 'money' }
    return { is: 'group', fields: fieldsIn(schema, part, `${path}.`) }
  }
  return { is: 'data' }
}

const fieldsIn = (schema: z.ZodObject, part: Part, prefix = ''): EntryField[] =>
  Object.entries(schema.shape).map(([name, declared]) => {
    const { schema: type, isOptional, isNullable } = bare(declared)
    const path = prefix + name
    return {
      name,
      path,
      kind: kindOf(type, part, path),
      isRequired: !isOptional && !isNullable,
      isOptional,
      isNullable,
      isFixed: fixed.has(`${part}.${path}`),
    }
  })

/** The schema of what a part of the register holds: of one entry, or of the organisation. */
export const schemaOf = (part: Part): z.ZodObject =>
  (part === 'organisation' ? Organisation : entrySchemas[part]) as unknown as z.ZodObject

const known = new Map<Part, readonly EntryField[]>()

/** The fields of the entries of a part, in the order of its contract. */
export const fieldsOf = (part: Part): readonly EntryField[] => {
  const fields = known.get(part) ?? fieldsIn(schemaOf(part), part)
  known.set(part, fields)
  return fields
}
