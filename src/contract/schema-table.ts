import { z } from 'zod'
import { Id } from './register/text.js'

const noNul = '^[^\\0]*$'

/** The part of JSON Schema that zod makes of a contract. */
interface Shape {
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly format?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Shape | boolean
  readonly items?: Shape
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

const idPattern = (z.toJSONSchema(Id) as Shape).pattern

const isNull = ({ type }: Shape): boolean => type === 'null'

const isNullable = ({ type, anyOf }: Shape): boolean =>
  anyOf?.some(isNull) ?? (Array.isArray(type) && type.includes('null'))

/** A shape without its null. */
const bare = (shape: Shape): Shape => {
  if (Array.isArray(shape.type)) {
    const [first, ...rest] = shape.type.filter((type) => type !== 'null')
    return first !== undefined && rest.length === 0 ? { ...shape, type: first } : shape
  }
  const others = shape.anyOf?.filter((choice) => !isNull(choice))
  return others?.length === 1 && others[0] ? others[0] : shape
}

/** A bound that is only how far a number can be exact says nothing. */
const bound = (number: number | undefined): number | null =>
  number === undefined || Math.abs(number) >= Number.MAX_SAFE_INTEGER ? null : number

const range = (low: number | null, high: number | null): string => {
  if (low !== null && high !== null) return `, ${low} to ${high}`
  if (low !== null) return `, ${low} or more`
  return high === null ? '' : `, at most ${high}`
}

const count = (low = 0, high = 0): string => {
  if (low > 0 && high > 0) return low === high ? `, ${low}` : `, ${low} to ${high}`
  return high > 0 ? `, at most ${high}` : ''
}

const inBrackets = (text: string): string => text.replace(/^, (.*)$/, ' ($1)')

const code = (value: unknown): string => `\`${String(value)}\``

/** That no text holds a NUL is said once for all. */
const like = (pattern: string | undefined): string =>
  pattern === undefined || pattern === noNul ? '' : `, ${code(pattern)}`

/** What a value may be, in words. */
const typeOf = (shape: Shape): string => {
  const inner = bare(shape)
  if (inner.const !== undefined) return code(inner.const)
  if (inner.enum) return inner.enum.map(code).join(', ')
  if (inner.anyOf)
    return inner.anyOf
      .filter((choice) => !isNull(choice))
      .map(typeOf)
      .join('; or ')
  if (inner.format === 'date-time') return 'instant'
  if (inner.format === 'date') return 'day'
  if (inner.pattern === idPattern) return 'id'
  switch (inner.type) {
    case 'string':
      return `text${count(inner.minLength, inner.maxLength)}${like(inner.pattern)}`
    case 'integer':
      return `whole number${range(bound(inner.minimum), bound(inner.maximum))}`
    case 'number':
      return `number${range(bound(inner.minimum), bound(inner.maximum))}`
    case 'boolean':
      return 'true or false'
    case 'array':
      return `list${inBrackets(count(inner.minItems, inner.maxItems))}${inner.items && !bare(inner.items).properties ? ` of ${typeOf(inner.items)}` : ''}`
    case 'object':
      return typeof inner.additionalProperties === 'object' && !inner.properties
        ? `map of ${typeOf(inner.additionalProperties)}`
        : 'object'
    default:
      return 'anything'
  }
}

interface Row {
  readonly field: string
  readonly type: string
  readonly absence: string
  readonly sentence: string
}

const absence = (shape: Shape, isRequired: boolean): string =>
  [isNullable(shape) ? 'null' : '', isRequired ? '' : 'left out'].filter(Boolean).join(', ')

/** What lies below a field: the fields of an object, of the items of a list, or of each value of a record. */
const below = (shape: Shape, path: string): Row[] => {
  const inner = bare(shape)
  if (inner.properties) return rowsOf(inner, `${path}.`)
  if (inner.items) return below(inner.items, `${path}[]`)
  return typeof inner.additionalProperties === 'object' ? below(inner.additionalProperties, `${path}.*`) : []
}

const rowsOf = (shape: Shape, prefix = ''): Row[] =>
  Object.entries(shape.properties ?? {}).flatMap(([name, of]) => [
    {
      field: prefix + name,
      type: typeOf(of),
      absence: absence(of, shape.required?.includes(name) ?? false),
      sentence: of.description ?? bare(of).description ?? '',
    },
    ...below(of, prefix + name),
  ])

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** A Markdown table. */
export const markdownTable = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

/**
 * The fields of a schema as a Markdown table: what each may be, whether it may be null or left out, and its sentence.
 * A record's keys are `*`, a list's items `[]`.
 */
export const schemaTable = (schema: z.ZodType): string => {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
  return markdownTable(
    ['field', 'type', 'may be', 'meaning'],
    rowsOf(shape).map(({ field, type, absence: may, sentence }) => [code(field), type, may, sentence]),
  )
}
