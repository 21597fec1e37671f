import type { DescribedIdentity } from '#service/identity/describe-identity.js'
import type { Frame } from '../layout.js'
import { hostAddress } from '../observe/host-head.js'
import { MergeList } from './merge-list.js'

/** Said on top of a record that is a part of another one. */
export const PartOf = ({ frame, identity }: { frame: Frame; identity: DescribedIdentity }) =>
  identity.partOf === null ? null : (
    <p class="notice">
      {frame.voice.t('identity.part-of')} <a href={hostAddress(identity.partOf)}>{identity.partOf}</a>
    </p>
  )

const MergeWith = ({ frame, subject }: { frame: Frame; subject: string }) => {
  const { voice } = frame
  return (
    <details>
      <summary>{voice.t('identity.merge-with')}</summary>
      <p>{voice.t('identity.merge-with.what')}</p>
      <form method="post" action={`${hostAddress(subject)}/merge`} class="answer">
        <label>
          {voice.t('identity.other')}
          <input name="with" required maxlength={256} placeholder="host:…" />
        </label>
        <label>
          {voice.t('identity.why')}
          <input name="why" required maxlength={1000} />
        </label>
        <button type="submit">{voice.t('identity.merge')}</button>
      </form>
    </details>
  )
}

/** By what a machine is known, and what people said of it: merged with another, and undone. */
export const OneMachine = ({
  frame,
  subject,
  identity: { marks, merges, partOf },
}: {
  frame: Frame
  subject: string
  identity: DescribedIdentity
}) => {
  const { voice } = frame
  const present = marks.filter(({ until }) => until === null)
  return (
    <section class="sheet" id="identity">
      <h2>{voice.t('identity')}</h2>
      <p class="muted">
        <code>{subject}</code>
      </p>
      {present.length > 0 && (
        <ul class="inner-list">
          {present.map(({ kind, value, from }) => (
            <li>
              {voice.t(`identity.mark.${kind}`)}:{' '}
              {kind === 'machine' ? voice.t(`identity.machine.${value}`) : <code>{value}</code>}{' '}
              <span class="muted">{voice.t('web.since', { at: voice.instant(from) })}</span>
            </li>
          ))}
        </ul>
      )}
      {merges.length > 0 && <MergeList frame={frame} merges={merges} />}
      {partOf === null && frame.can('write') && <MergeWith frame={frame} subject={subject} />}
      <p>
        <a href="/identity">{voice.t('identity.all')}</a>
      </p>
    </section>
  )
}
