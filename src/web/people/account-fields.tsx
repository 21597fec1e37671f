import type { Register } from '#contract/register.js'
import { personRoles as roleNames } from '#domain/ports/people.js'
import type { Fault } from '#lib/problem.js'
import { asSaid } from '#lib/said.js'
import { SelectField, TextField } from '../kit/field.js'
import type { Voice } from '../voice.js'

export interface AccountValues {
  readonly name: string
  readonly fullName: string
  readonly mail: string
  readonly role: string
  readonly person: string
  readonly offices: readonly string[]
}

export interface FieldProps {
  readonly voice: Voice
  readonly values: AccountValues
  readonly faults: readonly Fault[]
  readonly register: Pick<Register, 'roles' | 'persons'>
}

/** A list of suggestions that a page can carry; whoever is not on it is typed by the id. */
const mostSuggestions = 500

export const faultOf = ({ voice, faults }: Pick<FieldProps, 'voice' | 'faults'>, name: string) => {
  const fault = faults.find(({ where }) => where === name)
  if (!fault) return undefined
  return voice.has(`web.people.fault.${name}`)
    ? voice.t(`web.people.fault.${name}`)
    : (voice.said(fault.said ?? asSaid(fault.what)) ?? fault.what)
}

export const RoleField = ({ voice, value }: { voice: Voice; value: string }) => (
  <SelectField
    name="role"
    label={voice.t('web.role')}
    hint={voice.t('web.role.hint')}
    value={value}
    choices={roleNames.map((role) => ({ value: role, label: voice.t(`web.role.${role}.what`) }))}
    required
  />
)

/** Who it is, and which offices of the register are theirs. */
export const WhoFields = (props: FieldProps) => {
  const { voice, values, register } = props
  return (
    <>
      <TextField
        name="fullName"
        label={voice.t('web.people.full-name')}
        value={values.fullName}
        fault={faultOf(props, 'fullName')}
        autocomplete="off"
        maxlength={200}
      />
      <TextField
        name="mail"
        type="email"
        label={voice.t('web.people.mail')}
        value={values.mail}
        fault={faultOf(props, 'mail')}
        autocomplete="off"
        maxlength={254}
      />
      <TextField
        name="person"
        label={voice.t('web.people.person')}
        hint={voice.t('web.people.person.hint')}
        value={values.person}
        fault={faultOf(props, 'person')}
        list="persons"
        autocomplete="off"
        maxlength={64}
      />
      <datalist id="persons">
        {register.persons.slice(0, mostSuggestions).map(({ id, name }) => (
          <option value={id}>{voice.local(name)}</option>
        ))}
      </datalist>
      {register.roles.length > 0 && (
        <fieldset>
          <legend>{voice.t('web.people.offices')}</legend>
          <p class="hint whole">{voice.t('web.people.offices.hint')}</p>
          <div class="boxes">
            {register.roles.map(({ id, name }) => (
              <label>
                <input type="checkbox" name="office" value={id} checked={values.offices.includes(id)} />{' '}
                {voice.local(name)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
    </>
  )
}
