import { type Choice, SelectField, TextField } from './field.js'

/** One of some, or its id where they are too many to choose from (`choices` is null then). */
export const Choose = ({
  choices,
  empty,
  ...field
}: {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  readonly value?: string | undefined
  readonly required?: boolean
  readonly choices: readonly Choice[] | null
  readonly empty: string
}) => {
  if (choices === null) return <TextField {...field} />
  // What stands there already can be chosen, even where nobody would offer it any more.
  const isKnown = !field.value || choices.some(({ value }) => value === field.value)
  const offered = isKnown ? choices : [{ value: field.value ?? '', label: field.value ?? '' }, ...choices]
  return <SelectField {...field} choices={offered} empty={empty} />
}
