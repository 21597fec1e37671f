import { SelectField, TextArea } from '../../kit/field.js'
import { findingChoice } from './finding-choice.js'
import { type ActsOn, openField, RowForm } from './row-form.js'

/** Lets what lint says of the row stand. A finding is chosen by its rule and the rows that it names. */
export const AcceptForm = ({ on }: { on: ActsOn }) => {
  const open = (on.findings ?? []).filter(({ accepted }) => accepted === null)
  if (open.length === 0) return null
  const field = openField(on, 'accept')
  return (
    <RowForm on={on} form="accept">
      <SelectField
        {...field('rule')}
        choices={open.map(({ rule, title, measures }) => ({
          value: findingChoice(rule, measures),
          label: measures.length > 1 ? `${title} (${measures.join(', ')})` : title,
        }))}
        required
      />
      <div class="whole">
        <TextArea {...field('reason')} rows={2} required />
      </div>
    </RowForm>
  )
}

/** Takes back what was accepted of the row. */
export const TakeBackForm = ({ on }: { on: ActsOn }) => {
  const { plan, measure, frame } = on
  const accepted = (plan.acceptances ?? []).filter(({ measures }) => measures.includes(measure.id))
  if (accepted.length === 0) return null
  const field = openField(on, 'take-back')
  const titleOf = (rule: string) => on.findings?.find((finding) => finding.rule === rule)?.title ?? rule
  return (
    <RowForm on={on} form="take-back">
      <ul class="whole">
        {accepted.map(({ rule, reason, by, on: day }) => (
          <li>{`${titleOf(rule)}: ${reason} (${by}, ${frame.voice.date(day)})`}</li>
        ))}
      </ul>
      <SelectField
        {...field('rule')}
        choices={accepted.map(({ rule }) => ({ value: rule, label: titleOf(rule) }))}
        required
      />
      <div class="whole">
        <TextArea {...field('reason')} rows={2} />
      </div>
    </RowForm>
  )
}
