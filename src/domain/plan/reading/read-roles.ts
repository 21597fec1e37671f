import type { Resolver } from '../../import/resolver.js'

export interface RolesRead {
  readonly ids: readonly string[]
  readonly unknown: readonly string[]
  readonly several: readonly string[]
}

/** What parts offices in a cell, the surest first. */
const separators = [/[;\n]+/, /,\s+|,(?=\D)/, /\s*\/\s*/]
const and = /\s+(?:и|i|and|in|a|és|ter|&)\s+/giu

/** Nobody joins more offices than this by “and”. */
const mostJoined = 12

const pieces = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((piece) => piece.trim())
    .filter(Boolean)

/**
 * The offices that a cell names, each as often as it names it, by id or by name, in whatever script. A name is tried whole before it is divided, and
 * divided at “and” only where both sides are known: “Радна група за ИТ и е-управу” is one.
 */
export const readRoles = (
  text: string,
  resolver: Pick<Resolver, 'resolve'>,
  make: (name: string) => string,
): RolesRead => {
  const ids: string[] = []
  const unknown: string[] = []
  const several: string[] = []
  const isKnown = (name: string): boolean => {
    const found = resolver.resolve(['roles'], name)
    return 'id' in found
  }
  const take = (name: string): void => {
    const found = resolver.resolve(['roles'], name)
    if ('id' in found) ids.push(found.id)
    else if (found.fault === 'several-fit') several.push(name)
    else {
      const made = make(name)
      if (made === '') unknown.push(name)
      else ids.push(made)
    }
  }
  /** Names joined by “and”, where each of them is known; null where they cannot be parted so. */
  const joined = (given: string): string[] | null => {
    if (isKnown(given)) return [given]
    for (const found of [...given.matchAll(and)].slice(0, mostJoined)) {
      const first = given.slice(0, found.index)
      const others = isKnown(first) ? joined(given.slice(found.index + found[0].length)) : null
      if (others) return [first, ...others]
    }
    return null
  }
  const divide = (given: string, level: number): void => {
    const name = given.replace(/[.,;:]+$/, '').trim()
    const separator = separators[level]
    if (name === '') return
    const parts = separator === undefined || isKnown(name) ? [] : pieces(name, separator)
    if (separator === undefined || isKnown(name)) for (const each of joined(name) ?? [name]) take(each)
    else for (const part of parts) divide(part, level + 1)
  }
  divide(text, 0)
  return { ids, unknown, several }
}
