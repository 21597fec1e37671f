import type { Register } from '#contract/register.js'
import { freeId, newId } from '../../import/new-id.js'
import { openResolver } from '../../import/resolver.js'
import type { Change } from '../../register/change.js'
import { type RolesRead, readRoles } from './read-roles.js'

/** The offices that cells of a plan name. */
export interface Offices {
  read(text: string): RolesRead
  /** Offices that had to be made, in the order in which they were named. */
  readonly made: readonly (Change & { readonly part: 'roles'; readonly name: string })[]
}

/**
 * Finds offices in the register; where `isCreating`, those that it lacks are made. An office that a cell names twice is
 * one, but for whoever asks whether it does.
 */
export const openOffices = (
  register: Register,
  isCreating: boolean,
  repeats: 'kept' | 'joined' = 'joined',
): Offices => {
  const resolver = openResolver(register, false)
  const made: (Change & { part: 'roles'; name: string })[] = []
  const make = (name: string): string => {
    if (!isCreating) return ''
    const isTaken = (id: string) => 'id' in resolver.resolve(['roles'], id)
    const id = freeId(newId(name) || 'role', isTaken)
    made.push({ part: 'roles', id, name, expected: null, body: { id, name } })
    resolver.announce('roles', id, name)
    return id
  }
  return {
    read: (text) => {
      const read = readRoles(text, resolver, make)
      return repeats === 'kept' ? read : { ...read, ids: [...new Set(read.ids)] }
    },
    made,
  }
}
