import type { CountView } from '#service/count-book.js'
import type { Seen } from '#service/count-seen.js'
import { Pager } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Tabs } from '../kit/tabs.js'
import { type Frame, Layout } from '../layout.js'
import { CountActs, type Plan } from './count-acts.js'
import { countAddress, placeName } from './count-names.js'
import { CountStateMark } from './count-state.js'
import { LinesTable, OutsideTable, PlacesTable, SurplusTable } from './count-tables.js'
import { type CountTab, countTabs, linesAt, linesOf, linesOnPage } from './count-tabs.js'
import { PlaceField } from './place-field.js'
import { ProgressBar } from './progress-bar.js'

export interface CountPageProps {
  readonly frame: Frame
  readonly view: CountView
  readonly tab: CountTab
  /** Only of this place; `-` for things without one, null for all. */
  readonly place: string | null
  /** Where the page of the list begins. */
  readonly from: number
  /** What agents heard since the count began of things that are not counted or missing. */
  readonly seen: ReadonlyMap<string, Seen>
  /** Null where there is nothing to take over, or nobody may. */
  readonly plan: Plan | null
  readonly hash: string
}

const Lines = ({ frame, view, tab, place, from, seen }: CountPageProps) => {
  const { voice } = frame
  const all = linesAt(linesOf(tab, view.outcome, new Set(seen.keys())), place)
  const rows = all.slice(from, from + linesOnPage)
  const canTick = tab === 'open' && view.count.state === 'open' && frame.can('write')
  const caption = voice.t(`web.count.tab.${tab}`, { count: all.length })
  if (all.length === 0)
    return (
      <Empty title={voice.t(`web.count.none.${tab}`)}>
        <p>{voice.t(`web.count.none.${tab}.what`)}</p>
      </Empty>
    )
  const table = (
    <LinesTable voice={voice} view={view} caption={caption} rows={rows} tick={canTick} seen={seen} />
  )
  return (
    <section class="sheet">
      <h2>
        {caption}
        {place !== null && `: ${placeName(voice, view.frame, place === '-' ? null : place)}`}
      </h2>
      {tab === 'seen' && <p class="lead">{voice.t('web.count.seen.lead')}</p>}
      {canTick ? (
        <form method="post" action={countAddress(view.count, '/marks')}>
          <input type="hidden" name="back" value={frame.address} />
          {table}
          <div class="count-ticked">
            <PlaceField
              voice={voice}
              frame={view.frame}
              label={voice.t('web.count.ticked-place')}
              value={place ?? undefined}
              empty={voice.t('web.count.as-recorded')}
            />
            <p class="submit">
              <button type="submit" name="found" value="found">
                {voice.t('web.count.ticked-found')}
              </button>
              <button type="submit" name="found" value="missing" class="danger">
                {voice.t('web.count.ticked-missing')}
              </button>
            </p>
          </div>
        </form>
      ) : (
        table
      )}
      <Pager
        address={frame.address}
        next={from + linesOnPage < all.length ? String(from + linesOnPage) : null}
        voice={voice}
      />
    </section>
  )
}

const Surplus = ({ frame, view }: CountPageProps) => {
  const { voice } = frame
  const { surplus, outside } = view.outcome
  if (surplus.length + outside.length === 0)
    return (
      <Empty title={voice.t('web.count.none.surplus')}>
        <p>{voice.t('web.count.none.surplus.what')}</p>
      </Empty>
    )
  const caption = voice.t('web.count.tab.surplus', { count: surplus.length })
  const other = voice.t('web.count.outside', { count: outside.length })
  return (
    <>
      {surplus.length > 0 && (
        <section class="sheet">
          <h2>{caption}</h2>
          <SurplusTable voice={voice} view={view} caption={caption} />
        </section>
      )}
      {outside.length > 0 && (
        <section class="sheet">
          <h2>{other}</h2>
          <OutsideTable voice={voice} view={view} caption={other} />
        </section>
      )}
    </>
  )
}

const Places = ({ frame, view }: CountPageProps) => {
  const caption = frame.voice.t('web.count.tab.places')
  return (
    <section class="sheet">
      <h2>{caption}</h2>
      <PlacesTable voice={frame.voice} view={view} caption={caption} />
    </section>
  )
}

const numberIn = (tab: CountTab, { view, seen, tab: current }: CountPageProps): number | null => {
  if (tab === 'places') return null
  // What agents heard is asked for only where it is shown.
  if (tab === 'seen' && current !== 'seen') return null
  if (tab === 'surplus') return view.outcome.surplus.length + view.outcome.outside.length
  return linesOf(tab, view.outcome, new Set(seen.keys())).length
}

/** One count: how far it is, what was found, and what can be done next. */
export const CountPage = (props: CountPageProps) => {
  const { frame, view, tab } = props
  const { voice } = frame
  const { count, progress } = view
  return (
    <Layout frame={frame} title={count.name}>
      <PageHead title={count.name} back={{ href: '/counts', label: voice.t('web.counts') }}>
        {count.state === 'open' && frame.can('write') && (
          <a class="main" href={countAddress(count, '/scan')}>
            {voice.t('web.count.scan')}
          </a>
        )}
        <a href={countAddress(count, '/list')}>{voice.t('web.count.list')}</a>
        <a href={countAddress(count, '/list.pdf')}>{voice.t('web.count.pdf')}</a>
        <a href={countAddress(count, '/list.csv')}>{voice.t('web.as-csv')}</a>
      </PageHead>
      <div class="count-head">
        <p>
          <CountStateMark voice={voice} state={count.state} />
        </p>
        <p>{voice.t('web.count.as-of', { day: voice.date(count.date) })}</p>
        {count.commission.length > 0 && (
          <p>
            {voice.t('web.count.commission')}: {count.commission.map(({ name }) => name).join(', ')}
          </p>
        )}
      </div>
      <ProgressBar voice={voice} progress={progress} />
      <Tabs
        label={voice.t('web.count.views')}
        tabs={countTabs.map((name) => {
          const number = numberIn(name, props)
          return {
            href: countAddress(count, name === 'places' ? '' : `?tab=${name}`),
            label: `${voice.t(`web.count.tab-name.${name}`)}${number === null ? '' : ` (${voice.number(number)})`}`,
            isCurrent: name === tab,
          }
        })}
      />
      {tab === 'places' ? (
        <Places {...props} />
      ) : tab === 'surplus' ? (
        <Surplus {...props} />
      ) : (
        <Lines {...props} />
      )}
      <CountActs frame={frame} view={view} plan={props.plan} hash={props.hash} />
    </Layout>
  )
}
