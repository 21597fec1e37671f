import type { Register } from '#contract/register.js'
import { topics } from '#contract/topics.js'
import { states } from '#contract/verdict.js'
import { severities } from '#domain/policy/rule.js'
import { CheckField, type Choice, SelectField, TextField } from '../kit/field.js'
import { Filters } from '../kit/filters.js'
import type { Voice } from '../voice.js'
import { troubles, type VerdictView } from './verdict-view.js'

/** Places and custodians beyond this many are not offered in a list: they stand in the address all the same. */
const mostChoices = 500

const choicesOf = (
  voice: Voice,
  entries: readonly { readonly id: string; readonly name: Register['places'][number]['name'] }[],
): Choice[] =>
  entries
    .map(({ id, name }) => ({ value: id, label: voice.local(name) }))
    .sort((a, b) => a.label.localeCompare(b.label, voice.language))
    .slice(0, mostChoices)

/** Which verdicts to show; on the page of one rule without what that rule already says. */
export const VerdictFilters = ({
  action,
  view,
  register,
  voice,
  day,
  isOneRule,
}: {
  action: string
  view: VerdictView
  register: Register
  voice: Voice
  day: string | null
  isOneRule: boolean
}) => {
  const any = voice.t('web.any')
  const asked = view.state.length > 0 ? view.state : troubles
  return (
    <Filters action={action} voice={voice}>
      {day !== null && <input type="hidden" name="as-of" value={day} />}
      <TextField
        name="q"
        type="search"
        label={voice.t('web.verdicts.filter.q')}
        hint={voice.t('web.verdicts.filter.q.hint')}
        value={view.q}
      />
      {!isOneRule && (
        <>
          <SelectField
            name="by"
            label={voice.t('web.verdicts.filter.by')}
            value={view.by}
            choices={['rule', 'thing'].map((value) => ({
              value,
              label: voice.t(`web.verdicts.by.${value}`),
            }))}
          />
          <SelectField
            name="severity"
            label={voice.t('web.verdicts.filter.severity')}
            value={view.severity}
            empty={any}
            choices={severities.map((value) => ({ value, label: voice.t(`severity.${value}`) }))}
          />
          <SelectField
            name="topic"
            label={voice.t('web.verdicts.filter.topic')}
            value={view.topic}
            empty={any}
            choices={[...topics.keys()].map((value) => ({ value, label: voice.t(`topic.${value}`) }))}
          />
        </>
      )}
      {register.places.length > 0 && (
        <SelectField
          name="place"
          label={voice.t('web.hosts.column.place')}
          value={view.place}
          empty={any}
          choices={choicesOf(voice, register.places)}
        />
      )}
      {register.roles.length + register.persons.length > 0 && (
        <SelectField
          name="custodian"
          label={voice.t('web.hosts.column.custodian')}
          value={view.custodian}
          empty={any}
          choices={choicesOf(voice, [...register.roles, ...register.persons])}
        />
      )}
      <fieldset class="states">
        <legend>{voice.t('web.verdicts.filter.state')}</legend>
        {states.map((state) => (
          <CheckField
            name="state"
            value={state}
            label={voice.t(`state.${state}`)}
            checked={asked.includes(state)}
          />
        ))}
      </fieldset>
    </Filters>
  )
}
