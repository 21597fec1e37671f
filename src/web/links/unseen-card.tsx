import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { partyOf } from '#domain/custody/parties.js'
import { entryVersion } from '#domain/register/change.js'
import { entryById, nameOf } from '#domain/register/entries.js'
import { assetLabel } from '../custody/words.js'
import type { Frame } from '../layout.js'

type Props = { readonly frame: Frame; readonly asset: Asset }

const ItIsThis = ({ frame, asset }: Props) => {
  const { voice } = frame
  return (
    <form method="post" action="/links/link" class="answer">
      <input type="hidden" name="asset" value={asset.id} />
      <label>
        {voice.t('links.subject')}
        <input name="subject" list="offered-subjects" required maxlength={200} />
      </label>
      <button type="submit">{voice.t('links.is-this')}</button>
    </form>
  )
}

const NotInUse = ({ frame, asset }: Props) => {
  const { voice } = frame
  return (
    <form method="post" action="/links/state" class="answer">
      <input type="hidden" name="asset" value={asset.id} />
      <input type="hidden" name="version" value={entryVersion(asset)} />
      {(['in-store', 'in-repair', 'retired'] as const).map((state) => (
        <button type="submit" name="state" value={state} class="quiet">
          {voice.t(`links.state.${state}`)}
        </button>
      ))}
      <a class="button" href={`/custody/new?kind=write-off&assets=${encodeURIComponent(asset.id)}`}>
        {voice.t('links.state.disposed')}
      </a>
    </form>
  )
}

const Unlink = ({ frame, asset }: Props) => (
  <form method="post" action="/links/unlink" class="answer">
    <input type="hidden" name="asset" value={asset.id} />
    <button type="submit" class="quiet">
      {frame.voice.t('links.unlink')}
    </button>
  </form>
)

/** Something of which somebody said what it is among the observed. */
export const LinkedCard = ({ frame, asset }: Props) => (
  <li class="sheet link-card">
    <h2>
      <a href={`/register/assets/${encodeURIComponent(asset.id)}`}>{asset.id}</a>
    </h2>
    <p>
      {assetLabel(frame.voice, asset)}:{' '}
      <a href={`/hosts/${encodeURIComponent(asset.subject ?? '')}`}>{asset.subject}</a>
    </p>
    {frame.can('write') && <Unlink frame={frame} asset={asset} />}
  </li>
)

/** Something that stands in the register and that nothing has ever observed, with what can be answered. */
export const UnseenCard = ({ frame, register, asset }: Props & { register: Register }) => {
  const { voice } = frame
  const place = asset.place === undefined ? null : entryById(register, 'places', asset.place)
  const party = asset.custodian === undefined ? null : partyOf(register, asset.custodian)
  const placeName = place && nameOf(place)
  const facts = [
    assetLabel(voice, asset),
    asset.serial && voice.t('links.serial', { serial: asset.serial }),
    placeName && voice.local(placeName),
    party && voice.local(party.name),
  ]
  return (
    <li class="sheet link-card">
      <h2>
        <a href={`/register/assets/${encodeURIComponent(asset.id)}`}>{asset.id}</a>
      </h2>
      <p>{facts.filter(Boolean).join(' · ')}</p>
      <p class="muted">
        {asset.subject !== undefined
          ? voice.t('links.unheard', { subject: asset.subject })
          : voice.t(
              asset.serial || asset.uuid || asset.macs?.length ? 'links.no-subject' : 'links.no-number',
            )}
      </p>
      {frame.can('write') && (
        <div class="answers">
          {frame.can('enrol') && (
            <p class="answer">
              <a class="button main" href="/agents">
                {voice.t('links.enrol')}
              </a>
            </p>
          )}
          <ItIsThis frame={frame} asset={asset} />
          {asset.subject !== undefined && <Unlink frame={frame} asset={asset} />}
          <NotInUse frame={frame} asset={asset} />
        </div>
      )}
    </li>
  )
}
