import type { Person } from '#contract/register/person.js'
import type { LocalText } from '#contract/register/text.js'
import type { Register } from '#contract/register.js'
import { referred } from '../register/entries.js'

/** Who answers for things: a person, or an office. */
export interface Party {
  readonly id: string
  readonly name: LocalText
  readonly isPerson: boolean
  /** Department of a person. */
  readonly unit: string | null
  /** Last day of work of a person who has left. */
  readonly leftOn: string | null
}

/** The person or the office of that id; an office goes before, as everywhere in a register. */
export const partyOf = (register: Register, id: string): Party | null => {
  const found = referred(register, ['roles', 'persons'], id)
  if (!found) return null
  const { name, unit, leftOn } = found.entry as unknown as Person
  const isPerson = found.part === 'persons'
  return {
    id,
    name,
    isPerson,
    unit: isPerson ? (unit ?? null) : null,
    leftOn: isPerson ? (leftOn ?? null) : null,
  }
}
