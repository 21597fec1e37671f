import type { Environment } from '@marcbachmann/cel-js'
import { z } from 'zod'
import { LocalDate } from './cel-time.js'

/** The part of JSON Schema that zod makes of a contract. */
export interface Shape {
  readonly type?: string | readonly string[]
  readonly format?: string
  /** True of a moment that may lie ahead and that no clock of an agent has written. */
  readonly isTerm?: boolean
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
}

const shapes = new WeakMap<z.ZodType, Shape>()

export const shapeOf = (schema: z.ZodType): Shape => {
  const known = shapes.get(schema)
  if (known) return known
  const shape = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape
  shapes.set(schema, shape)
  return shape
}

/** A nullable field's shape without its null: `anyOf` a shape and null, or a `type` that names both. */
export const bare = (shape: Shape): Shape => {
  if (Array.isArray(shape.type)) {
    const types = shape.type.filter((type) => type !== 'null')
    return types.length === 1 && types[0] ? { ...shape, type: types[0] } : shape
  }
  const choices = shape.anyOf?.filter(({ type }) => type !== 'null')
  return choices?.length === 1 && choices[0] ? choices[0] : shape
}

const isNullable = (shape: Shape): boolean =>
  (Array.isArray(shape.type) && shape.type.includes('null')) ||
  (shape.anyOf?.some(({ type }) => type === 'null') ?? false)

const scalar = (shape: Shape): string | null => {
  if (shape.format === 'date-time') return 'google.protobuf.Timestamp'
  if (shape.format === 'date') return 'LocalDate'
  switch (shape.type) {
    case 'string':
      return 'string'
    case 'number':
    case 'integer':
      return 'double'
    case 'boolean':
      return 'bool'
    default:
      return null
  }
}

/**
 * Declares the CEL type of a JSON shape and returns its name. Objects get fields, so that a misspelt one
 * fails the type check; a nullable field is `dyn<…>`, else `!= null` would fail it.
 */
export const declareType = (env: Environment, name: string, shape: Shape): string => {
  const inner = bare(shape)
  const wrap = (type: string) => (isNullable(shape) ? `dyn<${type}>` : type)
  if (inner.type === 'array' && inner.items) return wrap(`list<${declareType(env, name, inner.items)}>`)
  if (inner.type === 'object' && inner.properties) {
    const fields = Object.fromEntries(
      Object.entries(inner.properties).map(([field, of]) => [
        field,
        declareType(env, `${name}_${field}`, of),
      ]),
    )
    env.registerType(name, { fields })
    return wrap(name)
  }
  return wrap(scalar(inner) ?? 'dyn')
}

type Convert = (value: unknown) => unknown

const identity: Convert = (value) => value

/**
 * Makes CEL values of JSON: moments become dates, moved by `shiftMs` and told to `seen`; days become LocalDate.
 * What holds neither is passed through as it is.
 */
const converter = (shape: Shape, context: { shiftMs: number; seen: (at: Date) => void }): Convert => {
  const inner = bare(shape)
  if (inner.format === 'date-time' && inner.isTerm)
    return (value) => (typeof value === 'string' ? new Date(Date.parse(value)) : value)
  if (inner.format === 'date-time')
    return (value) => {
      if (typeof value !== 'string') return value
      const at = new Date(Date.parse(value) + context.shiftMs)
      context.seen(at)
      return at
    }
  if (inner.format === 'date') return (value) => (typeof value === 'string' ? new LocalDate(value) : value)
  if (inner.type === 'array' && inner.items) {
    const item = converter(inner.items, context)
    return item === identity ? identity : (value) => (Array.isArray(value) ? value.map(item) : value)
  }
  if (inner.type === 'object' && inner.properties) {
    const fields = Object.entries(inner.properties)
      .map(([field, of]) => [field, converter(of, context)] as const)
      .filter(([, convert]) => convert !== identity)
    if (fields.length === 0) return identity
    return (value) => {
      if (typeof value !== 'object' || value === null) return value
      const copy: Record<string, unknown> = { ...value }
      for (const [field, convert] of fields) if (field in copy) copy[field] = convert(copy[field])
      return copy
    }
  }
  return identity
}

interface Converted {
  readonly value: unknown
  /** The latest moment that it names. */
  readonly latest: Date | null
}

/** CEL values of one kind of JSON; what they are of a thing is kept as long as it. */
export type CelValues = (value: unknown, shiftMs?: number) => Converted

/** CEL values of JSON that nobody asks of twice. */
export type CelConvert = (value: unknown, shiftMs: number) => unknown

/** @see celValues */
export const celConvert = (schema: z.ZodType): CelConvert => {
  const context = { shiftMs: 0, seen: () => undefined }
  const convert = converter(shapeOf(schema), context)
  return (value, shiftMs) => {
    context.shiftMs = shiftMs
    return convert(value)
  }
}

const makeCelValues = (schema: z.ZodType): CelValues => {
  let latest: Date | null = null
  const context = {
    shiftMs: 0,
    seen: (at: Date): void => {
      if (latest === null || at > latest) latest = at
    },
  }
  const convert = converter(shapeOf(schema), context)
  if (convert === identity) return (value) => ({ value, latest: null })
  // Many rules look at one fact: it is converted once.
  const known = new WeakMap<object, Converted & { readonly shiftMs: number }>()
  return (value, shiftMs = 0) => {
    const isObject = typeof value === 'object' && value !== null
    const before = isObject ? known.get(value) : undefined
    if (before?.shiftMs === shiftMs) return before
    latest = null
    context.shiftMs = shiftMs
    const converted = { value: convert(value), latest, shiftMs }
    if (isObject) known.set(value, converted)
    return converted
  }
}

const converters = new WeakMap<z.ZodType, CelValues>()

/** The one converter of a schema. */
export const celValues = (schema: z.ZodType): CelValues => {
  const known = converters.get(schema)
  if (known) return known
  const made = makeCelValues(schema)
  converters.set(schema, made)
  return made
}
