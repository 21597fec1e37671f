import { z } from 'zod'
import { collections, entrySchemas, Register } from '#contract/register.js'
import { freezeDeeply } from '#lib/frozen.js'
import { saidOfCheck } from '#lib/said.js'
import { type Wrong, wrongReferences } from './references.js'

/** Entries that have met their schema, each under its own: they are frozen, so they still do. */
const checked = new WeakMap<object, z.ZodType>()

const listOfAnything = (list: unknown): z.ZodType => {
  if (list instanceof z.ZodDefault) return listOfAnything(list.unwrap()).default([])
  if (!(list instanceof z.ZodArray)) throw new TypeError('a collection of the register is no list')
  return list.clone({ ...list.def, element: z.unknown() })
}

/** A register whose entries may be anything yet. */
const Outline = z.strictObject({
  ...Register.shape,
  ...Object.fromEntries(collections.map((name) => [name, listOfAnything(Register.shape[name])])),
})

const checkEntry = (schema: z.ZodType, entry: unknown): object | null => {
  if (typeof entry === 'object' && entry !== null && checked.get(entry) === schema) return entry
  const parsed = schema.safeParse(entry)
  if (!parsed.success) return null
  const good = freezeDeeply(parsed.data as object)
  checked.set(good, schema)
  return good
}

/** The list with each entry as it was found good; null where one is wrong. */
const checkList = (schema: z.ZodType, list: readonly unknown[]): readonly object[] | null => {
  if (checked.get(list) === schema) return list as readonly object[]
  const entries: object[] = []
  for (const entry of list) {
    const good = checkEntry(schema, entry)
    if (good === null) return null
    entries.push(good)
  }
  checked.set(Object.freeze(entries), schema)
  return entries
}

/** Looks only at what was not looked at before; null where any of it is wrong. */
const checkEntries = (value: unknown): Register | null => {
  const outline = Outline.safeParse(value)
  if (!outline.success) return null
  const register = outline.data as Record<string, unknown>
  for (const name of collections) {
    // The outline copies lists, and one that is known is known by being the same.
    const given = (value as Register)[name] ?? register[name]
    const list = checkList(entrySchemas[name], given)
    if (list === null) return null
    register[name] = list
  }
  freezeDeeply(register.organisation as object)
  return register as Register
}

/**
 * The register that `value` is, or all that is wrong with it. Entries of a register that was checked before are taken
 * as they are: the same objects, so that what is known of them stays known. `good` is the register of before.
 */
export const checkRegister = (
  value: unknown,
  good: Register | null = null,
): { register: Register } | { wrong: Wrong[] } => {
  const register = checkEntries(value)
  if (register) {
    const wrong = wrongReferences(register, good)
    return wrong.length > 0 ? { wrong } : { register }
  }
  const { error } = Register.safeParse(value)
  if (!error) throw new Error('a register was found wrong entry by entry, and right as a whole')
  return { wrong: error.issues.map(({ path, message }) => ({ path, what: saidOfCheck(message) })) }
}
