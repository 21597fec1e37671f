import type { Choice } from '../kit/field.js'

/** Any number of some. That none was chosen is said too: the form has a field of the name in any case. */
export const CheckList = ({
  name,
  label,
  choices,
  chosen,
  fault,
}: {
  name: string
  label: string
  choices: readonly Choice[]
  chosen: readonly string[]
  fault?: string | undefined
}) => (
  <fieldset
    class={fault ? 'check-list wrong' : 'check-list'}
    aria-describedby={fault ? `fault-${name}` : undefined}
  >
    <legend>{label}</legend>
    <input type="hidden" name={name} value="" />
    {fault && (
      <p class="fault" id={`fault-${name}`}>
        {fault}
      </p>
    )}
    {choices.map(({ value, label: own }) => (
      <label>
        <input type="checkbox" name={name} value={value} checked={chosen.includes(value)} /> {own}
      </label>
    ))}
  </fieldset>
)
