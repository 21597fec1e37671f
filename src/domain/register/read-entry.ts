import { type EntryField, fieldsOf, schemaOf } from '#contract/entry-fields.js'
import type { Part } from '#contract/register.js'
import { entryById } from './entries.js'
import {
  type FieldFault,
  type Read,
  type ReadContext,
  readField,
  readMoney,
  type Typed,
} from './read-field.js'

type Fields = Readonly<Record<string, unknown>>

export interface ReadEntry {
  /** What the entry becomes; where there are faults, as far as it can be said. */
  readonly body: Fields
  readonly faults: readonly FieldFault[]
}

const codes: Readonly<Record<string, FieldFault['code']>> = { too_small: 'required', too_big: 'too-large' }

/** What an empty field says: null where it must say something, or did so before. */
const emptyOf = ({ isNullable, isOptional }: EntryField, before: unknown): unknown =>
  isNullable && (!isOptional || before === null) ? null : undefined

const readOne = (field: EntryField, typed: Typed, context: ReadContext, before: unknown): Read => {
  const { kind, path } = field
  if (kind.is === 'money') return readMoney(path, typed, context)
  if (kind.is === 'group') {
    const inner = readFields(kind.fields, typed, context, (before ?? {}) as Fields, false)
    const isEmpty = Object.keys(inner.body).length === 0
    if (isEmpty && !field.isRequired) return { value: undefined }
    return inner.faults.length > 0 ? { faults: inner.faults } : { value: inner.body }
  }
  return readField(field, typed, context, before)
}

const isNotAsked = ({ kind, path, isFixed }: EntryField, typed: Typed): boolean =>
  isFixed || kind.is === 'data' || (kind.is !== 'group' && kind.is !== 'money' && !typed.has(path))

const readFields = (
  fields: readonly EntryField[],
  typed: Typed,
  context: ReadContext,
  before: Fields,
  isNew: boolean,
): ReadEntry => {
  const faults: FieldFault[] = []
  const body: Record<string, unknown> = {}
  for (const field of fields) {
    const { name, path } = field
    const was = before[name]
    if (isNotAsked(field, typed) && !(isNew && field.isRequired)) {
      const kept = was === undefined ? emptyOf(field, was) : was
      if (kept !== undefined) body[name] = kept
      continue
    }
    const read = readOne(field, typed, context, was)
    if ('faults' in read) {
      faults.push(...read.faults)
      continue
    }
    const value = read.value ?? emptyOf(field, was)
    if (value !== undefined) body[name] = value
    else if (field.isRequired) faults.push({ path, code: 'required' })
  }
  return { body, faults }
}

/** What the schema says that no field could say alone. */
const ofSchema = (part: Part, body: Fields): FieldFault[] => {
  const parsed = schemaOf(part).safeParse(body)
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({
        path: issue.path.map(String).join('.'),
        code: codes[issue.code] ?? 'not-in-form',
        ...(issue.code === 'too_big' && { values: { max: Number(issue.maximum) } }),
      }))
}

/** A place may not be within itself, over whatever steps. */
const circle = (part: Part, body: Fields, { register }: ReadContext): FieldFault[] => {
  if (part !== 'places') return []
  const passed = new Set<unknown>()
  for (let at = body.within; at !== undefined && !passed.has(at); ) {
    if (at === body.id) return [{ path: 'within', code: 'within-itself' }]
    passed.add(at)
    at = entryById(register, 'places', String(at))?.within
  }
  return []
}

/** Nothing sits higher in a rack than it is. */
const aboveRack = (part: Part, body: Fields, { register }: ReadContext): FieldFault[] => {
  if (part !== 'assets' || typeof body.rackUnit !== 'number' || typeof body.place !== 'string') return []
  const place = entryById(register, 'places', body.place)
  const max = place?.kind === 'rack' ? place.rackUnits : undefined
  if (typeof max !== 'number' || body.rackUnit <= max) return []
  return [{ path: 'rackUnit', code: 'too-large', values: { max } }]
}

/**
 * What an entry becomes by a form. Fields that the form does not have keep what they hold; so do fields that are set
 * by other ways.
 */
export const readEntry = (
  part: Part,
  typed: Typed,
  context: ReadContext,
  before: Fields | null,
): ReadEntry => {
  const read = readFields(fieldsOf(part), typed, context, before ?? {}, before === null)
  if (read.faults.length > 0) return read
  const looks = [circle, aboveRack].flatMap((look) => look(part, read.body, context))
  return { body: read.body, faults: [...ofSchema(part, read.body), ...looks] }
}
