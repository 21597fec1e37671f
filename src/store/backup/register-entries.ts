import { type Collection, collections, type Register } from '#contract/register.js'
import { canonicalJson } from '#lib/canonical.js'
import { parseRegister } from '../register/parse.js'

/** An entry as the history of the register holds it. */
export interface KeptEntry {
  readonly collection: string
  readonly id: string
  readonly body: string
}

const keyOf = (collection: string, id: string): string => `${collection} ${id}`

const entriesOf = ({ organisation, ...register }: Register): Map<string, unknown> =>
  new Map([
    [keyOf('organisation', organisation.id), organisation],
    ...collections.flatMap((name) =>
      register[name].map((body): [string, unknown] => [keyOf(name, body.id), body]),
    ),
  ])

/** True where the history of a register ends in just this register. */
export const isInHistory = (register: Register, kept: readonly KeptEntry[]): boolean => {
  const entries = entriesOf(register)
  return (
    entries.size === kept.length &&
    kept.every(({ collection, id, body }) => {
      const entry = entries.get(keyOf(collection, id))
      return entry !== undefined && canonicalJson(JSON.parse(body)) === canonicalJson(entry)
    })
  )
}

/** The register in which a history ends. @throws Problem invalid, where it is none. */
export const registerFrom = (kept: readonly KeptEntry[]): Register => {
  const bodies = (name: Collection | 'organisation') =>
    kept.filter(({ collection }) => collection === name).map(({ body }) => JSON.parse(body) as unknown)
  return parseRegister({
    format: 1,
    organisation: bodies('organisation')[0],
    ...Object.fromEntries(collections.map((name) => [name, bodies(name)])),
  })
}
