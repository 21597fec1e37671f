import type { Resolver } from '../../import/resolver.js'

export interface RolesRead {
  readonly ids: readonly string[]
  readonly unknown: readonly string[]
  readonly several: readonly string[]
}

/** What parts offices in a cell, the surest first. A name of one may hold any but the first. */
const separators = [/[;\n]+/, /,\s+|,(?=\D)/, /\s*\/\s*/, /\s+(?:и|i|and|in|a|és|ter|&)\s+/iu]

const pieces = (text: string, separator: RegExp): string[] =>
  text
    .split(separator)
    .map((piece) => piece.trim())
    .filter(Boolean)

/**
 * The offices that a cell names, by id or by name, in whatever script. A name is tried whole before it is divided, and
 * divided at “and” only where both sides are known: “Радна група за ИТ и е-управу” is one.
 */
export const readRoles = (
  text: string,
  resolver: Pick<Resolver, 'resolve'>,
  make: (name: string) => string,
): RolesRead => {
  const ids = new Set<string>()
  const unknown: string[] = []
  const several: string[] = []
  const isKnown = (name: string): boolean => {
    const found = resolver.resolve(['roles'], name)
    return 'id' in found
  }
  const take = (name: string): void => {
    const found = resolver.resolve(['roles'], name)
    if ('id' in found) ids.add(found.id)
    else if (found.fault === 'several-fit') several.push(name)
    else {
      const made = make(name)
      if (made === '') unknown.push(name)
      else ids.add(made)
    }
  }
  const divide = (given: string, level: number): void => {
    const name = given.replace(/[.,;:]+$/, '').trim()
    const separator = separators[level]
    if (name === '') return
    const parts = separator === undefined || isKnown(name) ? [name] : pieces(name, separator)
    const isLast = level >= separators.length - 1
    if (parts.length === 1 && (isLast || isKnown(name))) take(name)
    else if (isLast && !parts.every(isKnown)) take(name)
    else for (const part of parts) divide(part, level + 1)
  }
  divide(text, 0)
  return { ids: [...ids], unknown, several }
}
