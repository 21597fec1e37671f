import type { CommissionMember } from '#contract/count.js'
import type { Person } from '#contract/register/person.js'

const plain = (name: string): string => name.trim().toLocaleLowerCase('sr').replaceAll(/\s+/g, ' ')

/** Members by their names; who is a person of the register is known as that. */
export const membersOf = (
  names: readonly string[],
  part: CommissionMember['part'],
  persons: readonly Person[],
): CommissionMember[] =>
  names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const person = persons.find((one) =>
        (typeof one.name === 'string' ? [one.name] : Object.values(one.name)).some(
          (known) => plain(known) === plain(name),
        ),
      )
      return { name, part, ...(person && { person: person.id }) }
    })
