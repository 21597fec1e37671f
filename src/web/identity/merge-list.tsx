import type { SubjectMerge } from '#domain/ports/identity.js'
import type { Frame } from '../layout.js'
import { hostAddress } from '../observe/host-head.js'

const Undo = ({ frame, merge }: { frame: Frame; merge: SubjectMerge }) => {
  const { voice } = frame
  return (
    <form method="post" action={`/identity/merges/${merge.number}/undo`} class="answer">
      <label>
        {voice.t('identity.why')}
        <input name="why" required maxlength={1000} />
      </label>
      <button
        type="submit"
        class="quiet"
        aria-label={voice.t('identity.undo.what', { subject: merge.subject, into: merge.into })}
      >
        {voice.t('identity.undo')}
      </button>
    </form>
  )
}

/** What was made one, by whom and why, and what was taken back. */
export const MergeList = ({ frame, merges }: { frame: Frame; merges: readonly SubjectMerge[] }) => {
  const { voice } = frame
  return (
    <ul class="link-cards">
      {merges.map((merge) => (
        <li class="sheet link-card">
          <p>
            <a href={hostAddress(merge.subject)}>{merge.subject}</a> →{' '}
            <a href={hostAddress(merge.into)}>{merge.into}</a>
          </p>
          <p>
            {voice.t('identity.said', { who: merge.whoName, at: voice.instant(merge.at), why: merge.why })}
          </p>
          {merge.undone ? (
            <p>
              {voice.t('identity.undone', {
                who: merge.undone.whoName,
                at: voice.instant(merge.undone.at),
                why: merge.undone.why,
              })}
            </p>
          ) : (
            frame.can('write') && <Undo frame={frame} merge={merge} />
          )}
        </li>
      ))}
    </ul>
  )
}
