import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { holdsData } from '#domain/custody/act.js'
import { partyOf } from '#domain/custody/parties.js'
import { entryVersion } from '#domain/register/change.js'
import type { Fault } from '#lib/problem.js'
import type { CountWords } from '#service/paper/count-words.js'
import { Choose } from '../kit/choose.js'
import { CheckField, TextArea, TextField } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { Tabs } from '../kit/tabs.js'
import { type Frame, Layout } from '../layout.js'
import { assetColumns } from './asset-columns.js'
import { partyChoices, placeChoices } from './choices.js'

/** What was typed so far. */
export interface ActValues {
  readonly kind: 'hand-over' | 'return' | 'write-off'
  readonly id: string
  readonly date: string
  /** Tags and numbers, one to a line. */
  readonly assets: string
  readonly from: string
  readonly to: string
  readonly place: string
  readonly reason: string
  readonly leaves: boolean
  readonly wiped: {
    readonly method: string
    readonly on: string
    readonly by: string
    readonly document: string
  }
}

export interface ActFormProps {
  readonly frame: Frame
  readonly register: Register
  readonly words: CountWords
  readonly values: ActValues
  /** The assets that the tags mean, as far as they are told. */
  readonly assets: readonly Asset[]
  readonly complaint: string | null
  readonly faults: readonly Fault[]
}

const kinds = ['hand-over', 'return', 'write-off'] as const

const Wiped = ({ frame, values, assets }: Pick<ActFormProps, 'frame' | 'values' | 'assets'>) => {
  const { voice } = frame
  const label = (name: string) => voice.t(`register.handOvers.wiped.${name}`)
  const carriers = assets.filter(holdsData).map(({ id }) => id)
  return (
    <fieldset>
      <legend>{voice.t('register.handOvers.wiped')}</legend>
      <p class="hint whole">
        {carriers.length > 0
          ? voice.t('custody.wiped.needed', { assets: carriers.slice(0, 20).join(', ') })
          : voice.t('custody.wiped.hint')}
      </p>
      <TextField
        name="wiped.method"
        label={label('method')}
        hint={voice.t('custody.wiped.method.hint')}
        value={values.wiped.method}
        maxlength={256}
      />
      <TextField name="wiped.on" type="date" label={label('on')} value={values.wiped.on} />
      <TextField name="wiped.by" label={label('by')} value={values.wiped.by} maxlength={256} />
      <TextField
        name="wiped.document"
        label={label('document')}
        hint={voice.t('custody.wiped.document.hint')}
        value={values.wiped.document}
      />
    </fieldset>
  )
}

const Parties = ({ frame, register, values }: Pick<ActFormProps, 'frame' | 'register' | 'values'>) => {
  const { voice } = frame
  const choices = partyChoices(voice, register)
  const label = (name: string) => voice.t(`register.handOvers.${name}`)
  const empty = voice.t('web.none-chosen')
  const giver = values.from === '' ? null : partyOf(register, values.from)
  return (
    <>
      <Choose
        name="from"
        label={label('from')}
        hint={voice.t('custody.from.hint')}
        value={values.from}
        choices={choices}
        empty={empty}
      />
      {values.kind !== 'write-off' && (
        <Choose
          name="to"
          label={label('to')}
          hint={values.kind === 'return' ? voice.t('custody.to.hint') : undefined}
          value={values.to}
          choices={choices}
          empty={empty}
          required={values.kind === 'hand-over'}
        />
      )}
      <Choose
        name="place"
        label={label('place')}
        value={values.place}
        choices={placeChoices(voice, register)}
        empty={empty}
      />
      {values.kind === 'return' && giver?.isPerson && giver.leftOn === null && (
        <CheckField
          name="leaves"
          label={voice.t('custody.leaves', { person: voice.local(giver.name) })}
          hint={voice.t('custody.leaves.hint')}
          checked={values.leaves}
        />
      )}
    </>
  )
}

/** The form by which things change hands: what is chosen is shown before it is done. */
export const ActFormPage = ({ frame, register, words, values, assets, complaint, faults }: ActFormProps) => {
  const { voice } = frame
  const title = voice.t(`custody.new.${values.kind}`)
  const kept = assets.map(({ id }) => `&assets=${encodeURIComponent(id)}`).join('')
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/custody', label: voice.t('custody') }} />
      <Tabs
        label={voice.t('register.handOvers.kind')}
        tabs={kinds.map((kind) => ({
          href: `/custody/new?kind=${kind}${kept}`,
          label: voice.t(`register.handOvers.kind.${kind}`),
          isCurrent: kind === values.kind,
        }))}
      />
      <form class="form" method="post" action="/custody/new">
        <Complaint voice={voice} text={complaint} faults={faults} />
        <input type="hidden" name="kind" value={values.kind} />
        <TextField
          name="id"
          label={voice.t('register.handOvers.id')}
          value={values.id}
          required
          maxlength={64}
        />
        <TextField
          name="date"
          type="date"
          label={voice.t('register.handOvers.date')}
          value={values.date}
          required
        />
        <div class="whole">
          <TextArea
            name="assets"
            label={voice.t('register.handOvers.assets')}
            hint={voice.t('custody.assets.hint')}
            value={values.assets}
            rows={4}
            required
          />
        </div>
        <Parties frame={frame} register={register} values={values} />
        <div class="whole">
          <TextArea
            name="reason"
            label={voice.t('register.handOvers.reason')}
            value={values.reason}
            rows={2}
          />
        </div>
        {values.kind === 'write-off' && <Wiped frame={frame} values={values} assets={assets} />}
        {assets.length > 0 && (
          <div class="whole chosen">
            <h2>{voice.t('custody.chosen', { count: assets.length })}</h2>
            <Table
              caption={voice.t('register.handOvers.assets')}
              rows={assets}
              columns={[
                ...assetColumns(voice, words),
                {
                  id: 'custodian',
                  head: voice.t('register.assets.custodian'),
                  cell: (asset) => {
                    const party = asset.custodian === undefined ? null : partyOf(register, asset.custodian)
                    return (
                      <>
                        {party ? voice.local(party.name) : ''}
                        <input type="hidden" name="version" value={`${asset.id}=${entryVersion(asset)}`} />
                      </>
                    )
                  },
                },
              ]}
            />
          </div>
        )}
        <div class="submit">
          <button type="submit">{voice.t(`custody.do.${values.kind}`)}</button>
          <button type="submit" name="step" value="look" class="quiet" formnovalidate>
            {voice.t('custody.look')}
          </button>
          <a href="/custody">{voice.t('web.cancel')}</a>
        </div>
      </form>
    </Layout>
  )
}
