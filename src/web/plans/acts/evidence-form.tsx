import { SelectField, TextArea, TextField } from '../../kit/field.js'
import { type ActsOn, officeChoices, openField, RowForm } from './row-form.js'

/** Puts a paper forward that shows that the row is done: one of those kept, or a file. */
export const EvidenceForm = ({ on }: { on: ActsOn }) => {
  const { frame, register, measure, governance } = on
  const { voice } = frame
  const field = openField(on, 'evidence')
  const periods = (governance.periods ?? []).filter(({ state }) => state === 'open' || state === 'late')
  return (
    <RowForm on={on} form="evidence" hasFile>
      <div class="whole">
        <p class="hint">{voice.t('plan.act.evidence.what')}</p>
        {governance.asked.length > 0 && (
          <ul>
            {governance.asked.map((asked) => (
              <li>{asked}</li>
            ))}
          </ul>
        )}
      </div>
      <div class="whole">
        <TextArea {...field('statement')} required />
      </div>
      <TextField {...field('date')} type="date" required />
      <TextField
        {...field('document')}
        hint={voice.t('plan.act.field.document.hint')}
        required
        maxlength={256}
      />
      <SelectField
        {...field('by')}
        choices={officeChoices(on, measure.owners)}
        empty={voice.t('web.none-chosen')}
      />
      {periods.length > 0 && (
        <SelectField
          {...field('period')}
          choices={periods.map(({ name }) => ({ value: name, label: name }))}
          empty={voice.t('plan.act.period.by-day')}
        />
      )}
      {register.documents.length > 0 && (
        <SelectField
          {...field('sha256')}
          choices={register.documents
            .slice(-200)
            .toReversed()
            .map(({ sha256, id, name }) => ({ value: sha256, label: `${id} ${voice.local(name)}` }))}
          empty={voice.t('web.none-chosen')}
        />
      )}
      <TextField {...field('file')} type="file" hint={voice.t('plan.act.field.file.hint')} />
    </RowForm>
  )
}
