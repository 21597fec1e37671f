import type { Frame } from '#domain/counting/count.js'
import { SelectField, TextField } from '../kit/field.js'
import type { Voice } from '../voice.js'
import { placeChoices } from './count-names.js'

/** More than these are typed, not picked: nobody scrolls through them. */
const mostOptions = 200
const mostSuggested = 1000

/** A place to choose; `empty` is what the choice of none is called. */
export const PlaceField = ({
  voice,
  frame,
  name = 'place',
  label,
  hint,
  fault,
  value,
  empty,
}: {
  voice: Voice
  frame: Frame
  name?: string
  label: string
  hint?: string | undefined
  fault?: string | undefined
  value?: string | undefined
  empty: string
}) => {
  const choices = placeChoices(voice, frame)
  if (choices.length <= mostOptions)
    return (
      <SelectField
        name={name}
        label={label}
        hint={hint}
        fault={fault}
        value={value}
        choices={choices}
        empty={empty}
      />
    )
  return (
    <>
      <TextField
        name={name}
        label={label}
        hint={hint ?? voice.t('web.count.place-id')}
        fault={fault}
        value={value}
        list={`list-${name}`}
      />
      <datalist id={`list-${name}`}>
        {choices.slice(0, mostSuggested).map((choice) => (
          <option value={choice.value}>{choice.label}</option>
        ))}
      </datalist>
    </>
  )
}
