import { fieldsOf } from '#contract/entry-fields.js'
import type { Collection, Register } from '#contract/register.js'
import { sortedEntries } from '#domain/register/entries.js'
import { placesIn } from '#domain/register/places.js'
import type { EntryFilter } from '#domain/register/select.js'
import { type Choice, SelectField, TextField } from '../kit/field.js'
import { Filters } from '../kit/filters.js'
import type { Voice } from '../voice.js'
import { choiceWord, entryName } from './entry-words.js'
import { partAddress } from './parts.js'

const mostOptions = 500

const choicesOf = (voice: Voice, part: Collection, name: string): Choice[] => {
  const kind = fieldsOf(part).find((field) => field.name === name)?.kind
  return kind?.is === 'choice'
    ? kind.options.map((value) => ({ value, label: choiceWord(voice, part, name, value) }))
    : []
}

/** Places with what is within them below, set in. */
const placeChoices = (voice: Voice, register: Register, within: string | null = null, depth = 0): Choice[] =>
  depth > 10
    ? []
    : placesIn(register, within).flatMap((place) => [
        { value: place.id, label: `${'\u2003'.repeat(depth)}${voice.local(place.name)}` },
        ...placeChoices(voice, register, place.id, depth + 1),
      ])

const custodianChoices = (voice: Voice, register: Register): Choice[] | null =>
  register.roles.length + register.persons.length > mostOptions
    ? null
    : [...sortedEntries(register, 'roles'), ...sortedEntries(register, 'persons')].map((entry) => ({
        value: entry.id,
        label: entryName(voice, entry),
      }))

/** A choice of some, or their id where they are too many to choose from. */
const Choose = ({
  voice,
  name,
  label,
  value,
  choices,
}: {
  voice: Voice
  name: string
  label: string
  value: string | undefined
  /** Null where they are too many. */
  choices: readonly Choice[] | null
}) => {
  if (choices?.length === 0) return null
  return choices === null ? (
    <TextField name={name} label={label} value={value} />
  ) : (
    <SelectField name={name} label={label} value={value} choices={choices} empty={voice.t('web.any')} />
  )
}

/** What a list of the register can be narrowed down by. */
export const ListFilters = ({
  voice,
  register,
  part,
  filter,
  kept,
  action = partAddress(part),
}: {
  voice: Voice
  register: Register
  part: Collection
  filter: EntryFilter
  /** What of the address is no filter and stays. */
  kept: readonly (readonly [name: string, value: string])[]
  /** The page that is asked again; the list of the part where it is left out. */
  action?: string
}) => {
  const label = (name: string) => voice.t(`register.${part}.${name}`)
  const isAssets = part === 'assets'
  return (
    <Filters action={action} voice={voice}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <TextField name="q" type="search" label={voice.t('register.search')} value={filter.q} />
      <Choose
        voice={voice}
        name="kind"
        label={voice.t('web.field.kind')}
        value={filter.kind}
        choices={choicesOf(voice, part, 'kind')}
      />
      {isAssets && (
        <>
          <Choose
            voice={voice}
            name="state"
            label={label('state')}
            value={filter.state}
            choices={choicesOf(voice, part, 'state')}
          />
          <Choose
            voice={voice}
            name="place"
            label={label('place')}
            value={filter.place}
            choices={register.places.length > mostOptions ? null : placeChoices(voice, register)}
          />
          <Choose
            voice={voice}
            name="custodian"
            label={label('custodian')}
            value={filter.custodian}
            choices={custodianChoices(voice, register)}
          />
          <Choose
            voice={voice}
            name="seen"
            label={voice.t('register.seen-head')}
            value={filter.isSeen === undefined ? undefined : filter.isSeen ? 'yes' : 'no'}
            choices={[
              { value: 'yes', label: voice.t('register.seen') },
              { value: 'no', label: voice.t('register.unseen') },
            ]}
          />
        </>
      )}
    </Filters>
  )
}
