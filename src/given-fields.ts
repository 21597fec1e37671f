import { type EntryField, fieldsOf } from '#contract/entry-fields.js'
import type { Part, Register } from '#contract/register.js'
import type { Entry } from '#domain/register/entries.js'
import { formValues, typedOf } from '#domain/register/entry-to-form.js'
import { readEntry } from '#domain/register/read-entry.js'
import { nearest } from '#lib/nearest.js'
import { Problem } from '#lib/problem.js'
import type { Texts } from '#service/texts.js'
import { faultWords } from './field-fault-words.js'

/** Programs and people at a command line write numbers as programs do. */
const language = 'en'

const leaves = (fields: readonly EntryField[]): [path: string, field: EntryField][] =>
  fields.flatMap((field): [string, EntryField][] => {
    const { kind, path } = field
    if (kind.is === 'group') return leaves(kind.fields)
    if (kind.is === 'money')
      return ['amount', 'currency', 'vatIncluded', 'vatRate'].map((name) => [`${path}.${name}`, field])
    return kind.is === 'data' || field.isFixed ? [] : [[path, field]]
  })

const isYesNo = ({ kind }: EntryField, path: string): boolean =>
  kind.is === 'yes-no' || path.endsWith('.vatIncluded')

const valuesOf = (path: string, field: EntryField, text: string): string[] => {
  const { kind } = field
  if (kind.is === 'list' || (kind.is === 'reference' && kind.isMany))
    return text.split(',').map((each) => each.trim())
  if (isYesNo(field, path)) return [{ true: 'yes', false: 'no' }[text] ?? text]
  return [text]
}

/**
 * What an entry becomes by `FIELD=VALUE` words; an empty value takes a field out. `entry` is null for a new one.
 * @throws Problem invalid, naming each word that cannot be used.
 */
export const withGivenFields = (
  texts: Texts,
  register: Register,
  { part, id, entry }: { readonly part: Part; readonly id: string; readonly entry: Entry | null },
  words: readonly string[],
): Readonly<Record<string, unknown>> => {
  const known = new Map(leaves(fieldsOf(part)))
  const own = register.organisation.language
  const values = new Map(formValues(part, entry ?? { id }, { language, own }))
  const faults: { where: string; what: string }[] = []
  for (const word of words) {
    const at = word.indexOf('=')
    const path = at < 0 ? word : word.slice(0, at)
    const field = known.get(path)
    if (at < 0) faults.push({ where: word, what: 'is not FIELD=VALUE' })
    else if (field === undefined) {
      const meant = nearest(path, known.keys())
      faults.push({ where: path, what: `is no field of ${part}${meant ? `, did you mean ${meant}?` : ''}` })
    } else values.set(path, valuesOf(path, field, word.slice(at + 1)))
  }
  // An amount in the currency of the organisation needs no word for it.
  for (const [path, [amount = '']] of values) {
    const currency = path.replace(/\.amount$/, '.currency')
    if (currency !== path && amount !== '' && !values.get(currency)?.[0])
      values.set(currency, [register.organisation.currency])
  }
  if (faults.length > 0) throw new Problem('invalid', 'these fields cannot be set', { faults })
  const read = readEntry(part, typedOf(values), { register, language }, entry)
  if (read.faults.length > 0)
    throw new Problem('invalid', `${part}/${id} would not be in order`, {
      faults: read.faults.map((fault) => ({
        where: fault.path,
        what: faultWords(texts, register, fault, known.get(fault.path), values.get(fault.path)?.[0] ?? ''),
      })),
    })
  return read.body
}
