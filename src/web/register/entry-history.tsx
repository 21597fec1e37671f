import { type EntryDescription, mostEdits } from '#service/describe-entry.js'
import type { Frame } from '../layout.js'
import { Changes, changeKind } from './changes.js'
import type { Around } from './entry-value.js'
import { WhoWhen } from './who-when.js'

/** How an entry came to be as it is: who, when, from what to what; and the way back. */
export const EntryHistory = ({
  frame,
  around,
  described: { part, entry, edits },
  isPast,
}: {
  frame: Frame
  around: Around
  described: EntryDescription
  isPast: boolean
}) => {
  const { voice } = frame
  if (edits.length === 0) return null
  return (
    <section class="sheet history" id="history">
      <h2>{voice.t('web.nav.history')}</h2>
      <ol>
        {edits.slice(0, mostEdits).map((edit, index) => (
          <li>
            <div class="edit-head">
              <p>
                <WhoWhen voice={voice} edit={edit} />
              </p>
              {edit.changeCount > 1 && (
                <p class="muted">{voice.t('history.among-others', { count: edit.changeCount - 1 })}</p>
              )}
              {frame.can('write') && !isPast && edit.undoneBy === null && edit.changeCount === 1 && (
                <form method="post" action={`/history/${edit.number}/undo`}>
                  <button type="submit" class="quiet">
                    {voice.t('history.undo-one', { number: edit.number })}
                  </button>
                </form>
              )}
            </div>
            <details open={index === 0}>
              <summary>{voice.t(`history.${changeKind(edit)}`)}</summary>
              <Changes
                around={around}
                before={edit.before}
                after={edit.after}
                caption={voice.t('history.edit', { number: edit.number })}
              />
            </details>
          </li>
        ))}
      </ol>
      {edits.length > mostEdits && (
        <p class="more">
          <a href={`/history?part=${part}&id=${encodeURIComponent(entry.id)}`}>
            {voice.t('history.all-of-it')}
          </a>
        </p>
      )}
    </section>
  )
}
