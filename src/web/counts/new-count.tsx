import { AssetKind } from '#contract/register/asset.js'
import type { Frame as CountFrame } from '#domain/counting/count.js'
import type { Fault } from '#lib/problem.js'
import { SelectField, TextArea, TextField } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { PlaceField } from './place-field.js'

export interface NewCountValues {
  readonly name: string
  readonly date: string
  readonly president: string
  readonly members: string
  readonly deputies: string
  readonly place: string
  readonly custodian: string
  readonly kinds: readonly string[]
}

/** Where a count begins: day, commission, and what is counted. */
export const NewCountPage = ({
  frame,
  names,
  values,
  complaint,
  faults,
}: {
  frame: Frame
  names: CountFrame
  values: NewCountValues
  complaint: string | null
  faults: readonly Fault[]
}) => {
  const { voice } = frame
  const t = (key: string) => voice.t(`web.count.${key}`)
  return (
    <Layout frame={frame} title={t('begin')}>
      <PageHead
        title={t('begin')}
        lead={t('begin.lead')}
        back={{ href: '/counts', label: voice.t('web.counts') }}
      />
      <form class="form" method="post" action="/counts">
        <Complaint voice={voice} text={complaint} faults={faults} />
        <TextField
          name="date"
          type="date"
          label={t('date')}
          hint={t('date.hint')}
          value={values.date}
          required
        />
        <TextField name="name" label={t('name')} hint={t('name.hint')} value={values.name} maxlength={200} />
        <fieldset>
          <legend>{t('commission')}</legend>
          <TextField
            name="president"
            label={t('president')}
            hint={t('commission.hint')}
            value={values.president}
            maxlength={200}
          />
          <TextArea name="members" label={t('members')} hint={t('one-a-line')} value={values.members} />
          <TextArea name="deputies" label={t('deputies')} hint={t('one-a-line')} value={values.deputies} />
        </fieldset>
        <fieldset>
          <legend>{t('scope')}</legend>
          <PlaceField
            voice={voice}
            frame={names}
            label={t('scope.place')}
            value={values.place}
            empty={t('scope.everywhere')}
          />
          <SelectField
            name="custodian"
            label={t('scope.custodian')}
            value={values.custodian}
            empty={t('scope.everybody')}
            choices={Object.entries(names.holders).map(([value, name]) => ({
              value,
              label: voice.local(name),
            }))}
          />
          <details class="whole" open={values.kinds.length > 0}>
            <summary>{t('scope.kinds')}</summary>
            <p class="hint">{t('scope.kinds.hint')}</p>
            <div class="count-kinds">
              {AssetKind.options.map((kind) => (
                <label>
                  <input type="checkbox" name="kind" value={kind} checked={values.kinds.includes(kind)} />{' '}
                  {voice.t(`kind.${kind}`)}
                </label>
              ))}
            </div>
          </details>
        </fieldset>
        <p class="submit">
          <button type="submit">{t('begin.do')}</button>
          <a href="/counts">{voice.t('web.cancel')}</a>
        </p>
      </form>
    </Layout>
  )
}
