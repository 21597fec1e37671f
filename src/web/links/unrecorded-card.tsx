import { AssetKind } from '#contract/register/asset.js'
import { subjectKindOf } from '#domain/policy/register-things.js'
import type { Unrecorded } from '#service/unlinked.js'
import type { Frame } from '../layout.js'

type Props = { readonly frame: Frame; readonly unrecorded: Unrecorded }

const RecordIt = ({ frame, unrecorded, number }: Props & { number: string }) => {
  const { voice } = frame
  const { subject, proposal } = unrecorded
  const kinds = AssetKind.options.filter(
    (kind) => subjectKindOf({ id: '', kind, state: 'in-use' }) === subject.kind,
  )
  return (
    <form method="post" action="/links/record" class="answer">
      <input type="hidden" name="subject" value={subject.id} />
      <label>
        {voice.t('register.assets.id')}
        <input name="id" value={number} required maxlength={64} />
      </label>
      <label>
        {voice.t('register.assets.kind')}
        <select name="kind">
          {kinds.map((kind) => (
            <option value={kind} selected={kind === proposal.kind}>
              {voice.t(`kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{voice.t('links.record')}</button>
    </form>
  )
}

const ItIsThis = ({ frame, unrecorded }: Props) => {
  const { voice } = frame
  const { subject, fitting } = unrecorded
  return (
    <form method="post" action="/links/link" class="answer">
      <input type="hidden" name="subject" value={subject.id} />
      {fitting === null ? (
        <label>
          {voice.t('links.asset')}
          <input name="asset" list="offered-assets" required maxlength={64} />
        </label>
      ) : (
        <label>
          {voice.t('links.asset')}
          <select name="asset" required>
            {fitting.assets.map(({ id, model }) => (
              <option value={id}>{[id, model].filter(Boolean).join(' · ')}</option>
            ))}
          </select>
        </label>
      )}
      <button type="submit" class="quiet">
        {voice.t('links.is-this')}
      </button>
    </form>
  )
}

const NotOurs = ({ frame, unrecorded }: Props) => {
  const { voice } = frame
  return (
    <form method="post" action="/links/ignore" class="answer">
      <input type="hidden" name="subject" value={unrecorded.subject.id} />
      <label>
        {voice.t('links.why')}
        <input name="why" required maxlength={1000} />
      </label>
      <button type="submit" class="quiet">
        {voice.t('links.ignore')}
      </button>
    </form>
  )
}

/** Something that is observed and stands in no register, with what it says of itself and the three answers. */
export const UnrecordedCard = ({ frame, unrecorded, number }: Props & { number: string }) => {
  const { voice } = frame
  const { subject, proposal, fitting } = unrecorded
  const facts = [
    voice.t(`kind.${proposal.kind}`),
    [proposal.manufacturer, proposal.model].filter(Boolean).join(' '),
    proposal.serial && voice.t('links.serial', { serial: proposal.serial }),
    voice.t('links.first-seen', { at: voice.day(subject.firstSeen) }),
  ]
  return (
    <li class="sheet link-card">
      <h2>
        <a href={`/hosts/${encodeURIComponent(subject.id)}`}>{subject.name}</a>
      </h2>
      <p>{facts.filter(Boolean).join(' · ')}</p>
      <p class="muted">
        {fitting === null
          ? voice.t('links.none-fits')
          : voice.t(`links.several.${fitting.by}`, { assets: fitting.assets.map(({ id }) => id).join(', ') })}
      </p>
      {frame.can('write') && (
        <div class="answers">
          <RecordIt frame={frame} unrecorded={unrecorded} number={number} />
          <ItIsThis frame={frame} unrecorded={unrecorded} />
          <NotOurs frame={frame} unrecorded={unrecorded} />
        </div>
      )}
    </li>
  )
}
