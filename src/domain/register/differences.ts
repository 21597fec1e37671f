import { fieldsOf } from '#contract/entry-fields.js'
import type { Part } from '#contract/register.js'
import { sameValue } from '#lib/same-value.js'

/** One field in which two states of an entry differ; undefined where it is not there. */
export interface Difference {
  /** With dots where it lies within another. */
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rows of a list by their id, where each has one. */
const rowsById = (value: unknown): Fields | null =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((row) => isFields(row) && typeof row.id === 'string')
    ? Object.fromEntries(value.map((row: Fields) => [row.id, row]))
    : null

const within = (path: string, before: Fields, after: Fields): Difference[] => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name) => between(`${path}.${name}`, before[name], after[name]))
}

const between = (path: string, before: unknown, after: unknown): Difference[] => {
  if (sameValue(before, after)) return []
  const [rowsBefore, rowsAfter] = [rowsById(before), rowsById(after)]
  if (rowsBefore && rowsAfter) return within(path, rowsBefore, rowsAfter)
  const isRow = path.split('.').length > 1 && isFields(before) && isFields(after)
  return isRow ? within(path, before, after) : [{ path, before, after }]
}

/** The fields in which two states of an entry differ, in the order of its contract. */
export const differences = (part: Part, before: unknown, after: unknown): Difference[] => {
  const [was, is] = [(before ?? {}) as Fields, (after ?? {}) as Fields]
  const fields = fieldsOf(part)
  const known = new Set(fields.map(({ name }) => name))
  const others = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !known.has(name))
  return [
    ...fields.flatMap(({ name, kind }) => {
      if (kind.is !== 'group') return between(name, was[name], is[name])
      const [old, now] = [(was[name] ?? {}) as Fields, (is[name] ?? {}) as Fields]
      return kind.fields.flatMap((field) => between(field.path, old[field.name], now[field.name]))
    }),
    ...others.flatMap((name) => between(name, was[name], is[name])),
  ]
}
