import type { EntryField } from '#contract/entry-fields.js'
import type { Collection, Register } from '#contract/register.js'
import type { FieldFault } from '#domain/register/read-field.js'
import { nearest } from '#lib/nearest.js'
import type { Texts } from '#service/texts.js'

const meaning = (given: string, known: readonly string[]): string => {
  const meant = nearest(given, known)
  return meant ? `Did you mean ${meant}? ` : ''
}

/** The choices that there are, and the one that is near. */
export const choicesInstead = (given: string, options: readonly string[]): string =>
  `${meaning(given, options)}There are ${options.join(', ')}`

/** The id that is near, or the command that tells all. */
export const idsInstead = (given: string, to: readonly Collection[], register: Register): string =>
  meaning(
    given,
    to.flatMap((part) => register[part].map(({ id }) => id)),
  ).trim() || `Look for it by ${to.map((part) => `popis register list ${part}`).join(', ')}`

const instead = (field: EntryField | undefined, given: string, register: Register): string => {
  if (field?.kind.is === 'choice') return ` ${choicesInstead(given, field.kind.options)}`
  if (field?.kind.is === 'reference') return ` ${idsInstead(given, field.kind.to, register)}`
  return ''
}

/** What is wrong with a field, and what would do. */
export const faultWords = (
  texts: Texts,
  register: Register,
  { code, values = {} }: FieldFault,
  field: EntryField | undefined,
  given: string,
): string =>
  texts.t('en', `register.fault.${code}`, values) +
  (code === 'not-a-choice' || code === 'not-there' ? instead(field, given, register) : '')
