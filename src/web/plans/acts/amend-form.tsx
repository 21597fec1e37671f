import { SelectField, TextArea, TextField } from '../../kit/field.js'
import { PageHead } from '../../kit/page-head.js'
import { Layout } from '../../layout.js'
import { PlanForm, type PlanFormProps, planField } from './plan-form.js'
import { officeChoices } from './row-form.js'

/** Records that a plan was amended. */
const AmendForm = (on: PlanFormProps) => {
  const { voice } = on.frame
  const field = planField(on, 'amend')
  return (
    <PlanForm on={on} form="amend">
      <p class="hint whole">{voice.t('plan.act.amend.what')}</p>
      <TextField {...field('on')} type="date" required />
      <TextField {...field('actNumber')} maxlength={64} />
      <SelectField
        {...field('approvedBy')}
        choices={officeChoices(
          on,
          on.register.roles.map(({ id }) => id),
        )}
        empty={voice.t('web.none-chosen')}
      />
      <TextField {...field('measures')} hint={voice.t('plan.act.field.measures.hint')} />
      <div class="whole">
        <TextArea {...field('reason')} rows={2} required />
      </div>
    </PlanForm>
  )
}

export const AmendPage = (props: PlanFormProps) => {
  const { voice } = props.frame
  const { plan } = props
  return (
    <Layout frame={props.frame} title={voice.t('plan.act.amend')}>
      <PageHead
        title={voice.t('plan.act.amend')}
        back={{ href: `/plans/${encodeURIComponent(plan.id)}`, label: voice.local(plan.title) }}
      />
      <AmendForm {...props} />
    </Layout>
  )
}
