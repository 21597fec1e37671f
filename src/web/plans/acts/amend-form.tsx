import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import { entryVersion } from '#domain/register/change.js'
import type { Fault } from '#lib/problem.js'
import { SelectField, TextArea, TextField } from '../../kit/field.js'
import { Complaint } from '../../kit/notice.js'
import { PageHead } from '../../kit/page-head.js'
import { type Frame, Layout } from '../../layout.js'
import { officeChoices } from './row-form.js'

export interface AmendFormProps {
  readonly frame: Frame
  readonly register: Register
  readonly plan: Plan
  readonly values?: ReadonlyMap<string, string>
  readonly complaint?: string | null
  readonly faults?: readonly Fault[]
}

/** Records that a plan was amended. */
export const AmendForm = ({
  frame,
  register,
  plan,
  values,
  complaint = null,
  faults = [],
}: AmendFormProps) => {
  const { voice } = frame
  const field = (name: string) => ({
    name: `amend.${name}`,
    label: voice.t(`plan.act.field.${name}`),
    value: values?.get(name) ?? '',
  })
  return (
    <form class="form" method="post" action={`/plans/${encodeURIComponent(plan.id)}/amend`}>
      <Complaint voice={voice} text={complaint} faults={faults} />
      <input type="hidden" name="version" value={entryVersion(plan)} />
      <p class="hint whole">{voice.t('plan.act.amend.what')}</p>
      <TextField {...field('on')} type="date" required />
      <TextField {...field('actNumber')} maxlength={64} />
      <SelectField
        {...field('approvedBy')}
        choices={officeChoices(
          { frame, register },
          register.roles.map(({ id }) => id),
        )}
        empty={voice.t('web.none-chosen')}
      />
      <TextField {...field('measures')} hint={voice.t('plan.act.field.measures.hint')} />
      <div class="whole">
        <TextArea {...field('reason')} rows={2} required />
      </div>
      <div class="submit">
        <button type="submit">{voice.t('plan.act.amend')}</button>
      </div>
    </form>
  )
}

export const AmendPage = (props: AmendFormProps) => {
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
