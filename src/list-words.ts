import { fieldsOf } from '#contract/entry-fields.js'
import type { Part, Register } from '#contract/register.js'
import { referred } from '#domain/register/entries.js'
import { type Fault, Problem } from '#lib/problem.js'
import { choicesInstead, idsInstead } from './field-fault-words.js'

/** A list can show whether an agent sees the asset, which no field says. */
const moreColumns = ['seen']

/**
 * Nothing fits a filter that is misspelt, and that looks as if there were nothing.
 * @throws Problem invalid, naming each word that stands for nothing and what would do.
 */
export const refuseUnknown = (
  register: Register,
  part: Part,
  filter: Readonly<Record<string, string | undefined>>,
  columns: readonly string[],
): void => {
  const fields = fieldsOf(part)
  const faults: Fault[] = []
  for (const [name, given] of Object.entries(filter)) {
    if (name === 'q' || given === undefined) continue
    const kind = fields.find(
      (field) => field.name === (name === 'place' && part === 'places' ? 'within' : name),
    )?.kind
    const where = `--${name}`
    if (kind === undefined) faults.push({ where, what: `${part} have no such field` })
    else if (kind.is === 'choice' && !kind.options.includes(given))
      faults.push({
        where,
        what: `“${given}” is none of the choices. ${choicesInstead(given, kind.options)}`,
      })
    else if (kind.is === 'reference' && referred(register, kind.to, given) === null)
      faults.push({
        where,
        what: `there is no “${given}” in ${kind.to.join(' or ')}. ${idsInstead(given, kind.to, register)}`,
      })
  }
  const known = [...fields.filter(({ kind }) => kind.is !== 'data').map(({ name }) => name), ...moreColumns]
  for (const given of columns)
    if (!known.includes(given))
      faults.push({ where: '--columns', what: `“${given}” is no field. ${choicesInstead(given, known)}` })
  if (faults.length > 0) throw new Problem('invalid', 'this list cannot be made', { faults })
}
