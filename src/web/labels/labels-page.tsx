import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import type { EntryFilter } from '#domain/register/select.js'
import { LabelLayoutName, labelLayouts, labelsOnPage } from '#service/paper/label-layout.js'
import { assetLabel } from '../custody/words.js'
import { SelectField, TextField } from '../kit/field.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { ListFilters } from '../register/list-filters.js'

export interface LabelsPageProps {
  readonly frame: Frame
  readonly register: Register
  readonly filter: EntryFilter
  /** Assets that were named one by one; the filter counts where there are none. */
  readonly named: readonly string[]
  /** Those that get labels, as far as they are printed at once. */
  readonly assets: readonly Asset[]
  readonly found: number
  readonly most: number
}

const layoutChoices = (frame: Frame) =>
  LabelLayoutName.options.map((value) => {
    const { label } = labelLayouts[value]
    const size = `${frame.voice.number(label.width)} × ${frame.voice.number(label.height)}`
    return {
      value,
      label: frame.voice.t(value.startsWith('roll') ? 'labels.on-roll' : 'labels.on-a4', {
        size,
        count: labelsOnPage(value),
      }),
    }
  })

/** Which assets get labels, and on what they are printed. */
export const LabelsPage = (props: LabelsPageProps) => {
  const { frame, register, filter, named, assets, found, most } = props
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('web.labels')}>
      <PageHead
        title={voice.t('web.labels')}
        lead={voice.t('labels.lead')}
        back={{ href: '/register/assets', label: voice.t('register.part.assets') }}
      />
      {named.length === 0 && (
        <ListFilters
          voice={voice}
          register={register}
          part="assets"
          filter={filter}
          kept={[]}
          action="/labels"
        />
      )}
      {assets.length === 0 ? (
        <Empty
          title={voice.t(register.assets.length === 0 ? 'register.empty.assets' : 'register.none-fit')}
        />
      ) : (
        <form class="form" method="get" action="/labels.pdf">
          <SelectField
            name="layout"
            label={voice.t('labels.layout')}
            choices={layoutChoices(frame)}
            value="a4-3x8"
          />
          <TextField
            name="start"
            type="number"
            min="1"
            max="40"
            label={voice.t('labels.start')}
            hint={voice.t('labels.start.hint')}
            value="1"
            inputmode="numeric"
          />
          <div class="whole">
            <p>{voice.t('labels.found', { found, shown: assets.length })}</p>
            {found > most && <p class="muted">{voice.t('labels.too-many', { most })}</p>}
            <Table
              caption={voice.t('register.part.assets')}
              rows={assets}
              columns={[
                {
                  id: 'pick',
                  head: voice.t('register.pick'),
                  cell: ({ id }) => (
                    <label class="pick">
                      <input type="checkbox" name="assets" value={id} checked />
                      <span class="unseen">{voice.t('custody.pick', { asset: id })}</span>
                    </label>
                  ),
                },
                { id: 'tag', head: voice.t('register.assets.tag'), cell: ({ id, tag }) => tag ?? id },
                { id: 'number', head: voice.t('register.assets.id'), cell: ({ id }) => id },
                {
                  id: 'name',
                  head: voice.t('register.assets.name'),
                  cell: (asset) => assetLabel(voice, asset),
                },
              ]}
            />
          </div>
          <div class="submit">
            <button type="submit">{voice.t('labels.print')}</button>
          </div>
        </form>
      )}
    </Layout>
  )
}
