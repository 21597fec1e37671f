import type { Mark } from '#domain/counting/mark.js'
import type { CountView, Match } from '#service/count-book.js'
import type { Seen } from '#service/count-seen.js'
import { TextArea, TextField } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { assetName, countAddress, holderName, placeName } from './count-names.js'
import { SeenHint } from './count-tables.js'
import { PlaceField } from './place-field.js'

export interface MarkPageProps {
  readonly frame: Frame
  readonly view: CountView
  readonly match: Match
  readonly tag: string
  readonly place: string
  readonly markId: string
  /** The last mark of this thing that holds. */
  readonly last: Mark | null
  readonly seen: Seen | undefined
  readonly complaint: string | null
  readonly faults: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
}

const ways = ['found', 'damaged', 'other-place', 'missing'] as const

/** What the tag can be, each to choose. */
const Several = ({ frame, view, assets, tag, place }: MarkPageProps & { assets: readonly string[] }) => {
  const { voice } = frame
  return (
    <section class="sheet">
      <h2>{voice.t('web.count.several', { tag })}</h2>
      <ul class="count-choices">
        {assets.map((id) => (
          <li>
            <a
              class="button"
              href={countAddress(
                view.count,
                `/mark?asset=${encodeURIComponent(id)}&tag=${encodeURIComponent(tag)}&place=${encodeURIComponent(place)}`,
              )}
            >
              {id}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Known = ({ frame, view, match, last, seen }: MarkPageProps) => {
  const { voice } = frame
  if (match.kind !== 'listed' && match.kind !== 'outside') return null
  const { asset } = match
  const pair = (key: string, value: string | null) =>
    value !== null &&
    value !== '' && (
      <div>
        <dt>{voice.t(key)}</dt>
        <dd>{value}</dd>
      </div>
    )
  return (
    <section class="sheet">
      <h2>{assetName(voice, asset)}</h2>
      {match.kind === 'outside' && <p class="notice">{voice.t(`web.count.outside.${match.why}`)}</p>}
      <dl class="pairs">
        {pair('count.column.number', asset.id)}
        {pair('count.column.serial', asset.serial)}
        {pair('count.column.place', placeName(voice, view.frame, asset.place))}
        {pair('count.custodian', holderName(voice, view.frame, asset.custodian))}
        {last &&
          pair(
            'web.count.marked',
            `${voice.t(`web.count.as.${last.found}`)}, ${voice.instant(last.at)}, ${last.by.name}`,
          )}
        {seen && (
          <div>
            <dt>{voice.t('web.count.seen')}</dt>
            <dd>
              <SeenHint voice={voice} seen={seen} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}

const MarkForm = (props: MarkPageProps) => {
  const { frame, view, match, tag, place, markId, complaint, faults, values } = props
  const { voice } = frame
  const t = (key: string) => voice.t(`web.count.${key}`)
  const isSurplus = match.kind === 'unknown'
  const offered = ways.filter((way) => way !== 'missing' || match.kind === 'listed')
  return (
    <form
      class="form narrow"
      method="post"
      action={countAddress(view.count, '/mark')}
      enctype="multipart/form-data"
    >
      <h2>{t(isSurplus ? 'surplus.record' : 'mark.what')}</h2>
      <Complaint voice={voice} text={complaint} />
      {isSurplus && <p>{voice.t('web.count.unknown', { tag })}</p>}
      <input type="hidden" name="mark" value={markId} />
      <input type="hidden" name="tag" value={tag} />
      {(match.kind === 'listed' || match.kind === 'outside') && (
        <input type="hidden" name="asset" value={match.asset.id} />
      )}
      {isSurplus && (
        <>
          <TextField
            name="what"
            label={t('surplus.what')}
            value={values.what}
            fault={faults.what}
            required
            maxlength={200}
          />
          <TextField
            name="serial"
            label={voice.t('count.column.serial')}
            value={values.serial}
            maxlength={256}
          />
        </>
      )}
      <PlaceField
        voice={voice}
        frame={view.frame}
        label={t('found-place')}
        fault={faults.place}
        value={values.place ?? place}
        empty={t('room.none')}
      />
      <TextArea name="note" label={voice.t('count.column.note')} value={values.note} rows={2} />
      <div class="field">
        <label for="photo">{t('photo')}</label>
        <input id="photo" name="photo" type="file" accept="image/*" capture="environment" />
      </div>
      <div class="count-buttons">
        {isSurplus ? (
          <button type="submit" name="found" value="surplus">
            {t('surplus.save')}
          </button>
        ) : (
          offered.map((way) => (
            <button
              type="submit"
              name="found"
              value={way}
              class={way === 'found' ? undefined : way === 'missing' ? 'danger' : 'quiet'}
            >
              {t(`way.${way}`)}
            </button>
          ))
        )}
      </div>
    </form>
  )
}

/** One thing of a count: what it is, and what was found of it. A label's code can lead here. */
export const MarkPage = (props: MarkPageProps) => {
  const { frame, view, match, tag } = props
  const { voice } = frame
  const canMark = view.count.state === 'open' && frame.can('write')
  return (
    <Layout frame={frame} title={`${tag} · ${view.count.name}`}>
      <PageHead
        title={tag}
        back={
          canMark
            ? {
                href: countAddress(view.count, `/scan?place=${encodeURIComponent(props.place)}`),
                label: voice.t('web.count.scan'),
              }
            : { href: countAddress(view.count), label: view.count.name }
        }
      />
      <Known {...props} />
      {match.kind === 'several' ? (
        <Several {...props} assets={match.assets} />
      ) : canMark ? (
        <MarkForm {...props} />
      ) : (
        <p class="notice">
          {voice.t(view.count.state === 'open' ? 'web.count.may-not' : 'web.count.is-closed')}
        </p>
      )}
    </Layout>
  )
}
