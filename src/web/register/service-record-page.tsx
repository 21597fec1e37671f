import type { Register } from '#contract/register.js'
import type { Entry } from '#domain/register/entries.js'
import type { FormValues } from '#domain/register/entry-to-form.js'
import type { FieldFault } from '#domain/register/read-field.js'
import type { Fault } from '#lib/problem.js'
import { TextArea } from '../kit/field.js'
import { PageHead } from '../kit/page-head.js'
import { Told } from '../kit/told.js'
import { type Frame, Layout } from '../layout.js'
import { CheckList } from './check-list.js'
import { EntryFields } from './entry-form.js'
import { entryTitle } from './entry-words.js'
import { partAddress } from './parts.js'

/** One act on several things: an inspector who came for three extinguishers leaves three records. */
export const ServiceRecordPage = ({
  frame,
  register,
  chosen,
  more,
  values,
  faults,
  refused,
}: {
  frame: Frame
  register: Register
  /** The assets that were picked. */
  chosen: readonly Entry[]
  /** Tags that were typed beside. */
  more: string
  values: FormValues
  faults: readonly FieldFault[]
  refused: readonly Fault[]
}) => {
  const { voice } = frame
  const title = voice.t('register.new.serviceRecords')
  const assetFault = faults.find(({ path }) => path === 'asset')
  const wrong = assetFault && voice.t(`register.fault.${assetFault.code}`, assetFault.values ?? {})
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        back={{ href: partAddress('serviceRecords'), label: voice.t('register.part.serviceRecords') }}
        lead={voice.t('register.service.lead')}
      />
      {(faults.length > 0 || refused.length > 0) && (
        <div class="complaint" role="alert" id="complaint">
          <p>{voice.t('register.not-saved', { count: faults.length + refused.length })}</p>
          {refused.map((fault) => (
            <p>
              {fault.where !== '' && <code>{fault.where}</code>} <Told voice={voice} fault={fault} />
            </p>
          ))}
        </div>
      )}
      <form class="form entry-form" method="post" action="/register/service-records/new">
        <fieldset>
          <legend>{voice.t('register.service.assets')}</legend>
          {chosen.length > 0 && (
            <CheckList
              name="assets"
              label={voice.t('register.service.chosen')}
              choices={chosen.map((entry) => ({ value: entry.id, label: entryTitle(voice, entry) }))}
              chosen={chosen.map(({ id }) => id)}
            />
          )}
          <TextArea
            name="more"
            label={voice.t(chosen.length > 0 ? 'register.service.more' : 'register.service.tags')}
            hint={voice.t('register.service.tags.hint')}
            value={more}
            fault={wrong}
          />
        </fieldset>
        <EntryFields
          voice={voice}
          register={register}
          part="serviceRecords"
          entry={null}
          values={values}
          faults={faults}
          without={['id', 'asset']}
        />
        <div class="submit">
          <button type="submit">{voice.t('web.save')}</button>
          <a href={partAddress('serviceRecords')}>{voice.t('web.cancel')}</a>
        </div>
      </form>
    </Layout>
  )
}
