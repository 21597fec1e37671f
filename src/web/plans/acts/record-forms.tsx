import { SelectField, TextArea, TextField } from '../../kit/field.js'
import { type ActsOn, officeChoices, openField, RowForm } from './row-form.js'

/** Gives the deadline up for another. */
export const MoveForm = ({ on }: { on: ActsOn }) => {
  const { measure, frame, register } = on
  const { voice } = frame
  const field = openField(on, 'move')
  const others = register.roles.map(({ id }) => id).filter((id) => !measure.owners.includes(id))
  return (
    <RowForm on={on} form="move">
      <p class="hint whole">
        {measure.deadline === undefined
          ? voice.t('plan.act.move.none')
          : voice.t('plan.act.move.now', { day: voice.date(measure.deadline) })}
      </p>
      <TextField {...field('to')} type="date" required />
      <SelectField
        {...field('approvedBy')}
        hint={voice.t('plan.act.field.approvedBy.hint')}
        choices={officeChoices(on, others)}
        empty={voice.t('web.none-chosen')}
      />
      <div class="whole">
        <TextArea {...field('reason')} rows={2} required />
      </div>
    </RowForm>
  )
}

/** Records money that went out. */
export const PayForm = ({ on }: { on: ActsOn }) => {
  const { measure, plan } = on
  const { voice } = on.frame
  const field = openField(on, 'pay')
  const sources = [
    ...new Set([...measure.fundingSources, ...(measure.funding ?? []).map(({ source }) => source)]),
  ]
  return (
    <RowForm on={on} form="pay">
      <TextField
        {...field('amount')}
        hint={voice.t('plan.act.field.amount.hint', { currency: plan.currency })}
        inputmode="decimal"
        required
      />
      <TextField {...field('on')} type="date" required />
      <TextField {...field('invoice')} maxlength={64} />
      {sources.length > 0 && (
        <SelectField
          {...field('source')}
          choices={sources.map((source) => ({ value: source, label: source }))}
          empty={voice.t('web.none-chosen')}
        />
      )}
    </RowForm>
  )
}

/** Records what an indicator counts; the indicators that the row names in words are offered. */
export const ValueForm = ({ on }: { on: ActsOn }) => {
  const { measure } = on
  const { voice } = on.frame
  const field = openField(on, 'value')
  const known = (measure.targets ?? []).map(({ name }) => voice.local(name))
  const named = [...new Set([...known, ...measure.indicators.map((text) => text.slice(0, 256))])]
  return (
    <RowForm on={on} form="value">
      <TextField
        {...field('indicator', known[0] ?? '')}
        hint={voice.t('plan.act.field.indicator.hint')}
        list="value-indicators"
        maxlength={256}
        required
      />
      <datalist id="value-indicators">
        {named.map((name) => (
          <option value={name} />
        ))}
      </datalist>
      <TextField {...field('value')} inputmode="decimal" required />
      <TextField {...field('on')} type="date" required />
      <TextField {...field('paper')} maxlength={256} />
      <TextField {...field('target')} hint={voice.t('plan.act.field.target.hint')} inputmode="decimal" />
      <TextField {...field('unit')} maxlength={64} />
    </RowForm>
  )
}

/** Records who came to a training. */
export const AttendForm = ({ on }: { on: ActsOn }) => {
  const { voice } = on.frame
  const field = openField(on, 'attend')
  return (
    <RowForm on={on} form="attend">
      <p class="hint whole">{voice.t('plan.act.attend.what')}</p>
      <TextField {...field('on')} type="date" required />
      <TextField {...field('expected')} inputmode="numeric" required />
      <TextField {...field('attended')} inputmode="numeric" required />
      <TextField {...field('paper')} maxlength={256} />
    </RowForm>
  )
}
