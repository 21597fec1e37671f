import type { Asset } from '#contract/register/asset.js'
import type { HandOver } from '#contract/register/hand-over.js'
import type { Register } from '#contract/register.js'
import type { Holding } from '#domain/custody/holdings.js'
import type { CountWords } from '#service/paper/count-words.js'
import { valueText } from '#service/paper/custody-sheet.js'
import { Pager } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { assetColumns } from './asset-columns.js'
import { ActTable } from './custody-page.js'

export interface HoldingPageProps {
  readonly frame: Frame
  readonly register: Register
  readonly words: CountWords
  readonly holding: Holding
  /** One page of what is held. */
  readonly shown: readonly Asset[]
  readonly next: string | null
  readonly acts: readonly HandOver[]
}

const Held = ({ frame, words, holding, shown }: HoldingPageProps) => {
  const { voice } = frame
  const caption = voice.t('custody.held')
  const columns = assetColumns(voice, words)
  if (!frame.can('write')) return <Table caption={caption} rows={shown} columns={columns} />
  const pick = {
    id: 'pick',
    head: voice.t('register.pick'),
    cell: ({ id }: Asset) => (
      <label class="pick">
        <input type="checkbox" name="assets" value={id} />
        <span class="unseen">{voice.t('custody.pick', { asset: id })}</span>
      </label>
    ),
  }
  return (
    <form method="get" action="/custody/new">
      <input type="hidden" name="from" value={holding.party.id} />
      <Table caption={caption} rows={shown} columns={[pick, ...columns]} />
      <p class="submit">
        <button type="submit" name="kind" value="return">
          {voice.t('custody.return-picked')}
        </button>
        <button type="submit" name="kind" value="hand-over" class="quiet">
          {voice.t('custody.hand-picked')}
        </button>
        <button type="submit" name="kind" value="write-off" class="quiet">
          {voice.t('custody.write-off-picked')}
        </button>
      </p>
    </form>
  )
}

/** What one person or office answers for, and the acts by which that came about. */
export const HoldingPage = (props: HoldingPageProps) => {
  const { frame, register, words, holding, shown, next, acts } = props
  const { voice } = frame
  const { party, assets, value, unpriced } = holding
  const name = voice.local(party.name)
  const id = encodeURIComponent(party.id)
  return (
    <Layout frame={frame} title={name}>
      <PageHead
        title={name}
        lead={[
          party.unit,
          voice.t('custody.holds', { count: assets.length, value: valueText(words, value) }),
          unpriced > 0 && voice.t('custody.unpriced', { count: unpriced }),
        ]
          .filter(Boolean)
          .join(' · ')}
        back={{ href: '/custody', label: voice.t('custody') }}
      >
        {frame.can('write') && (
          <>
            {assets.length > 0 && (
              <a
                class="main"
                href={`/custody/new?kind=return&from=${id}${party.isPerson ? '&leaves=1' : ''}`}
              >
                {voice.t('custody.return-all')}
              </a>
            )}
            {party.leftOn === null && (
              <a href={`/custody/new?kind=hand-over&to=${id}`}>{voice.t('custody.hand-to')}</a>
            )}
          </>
        )}
      </PageHead>
      {party.leftOn !== null && (
        <p class="notice">{voice.t('custody.left', { on: voice.value('date', party.leftOn) })}</p>
      )}
      {shown.length === 0 ? <Empty title={voice.t('custody.holds-nothing')} /> : <Held {...props} />}
      <Pager address={frame.address} next={next} voice={voice} />
      {acts.length > 0 && (
        <section class="acts">
          <h2>{voice.t('custody.acts')}</h2>
          <ActTable frame={frame} register={register} acts={acts} />
        </section>
      )}
    </Layout>
  )
}
