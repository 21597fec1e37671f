import type { RegisterEdit } from '#domain/ports/register-edits.js'
import type { Voice } from '../voice.js'

/** Who made an edit, as people know them: by name, at the command line, or with an editor in the file. */
export const editorName = (voice: Voice, { who, whoName }: Pick<RegisterEdit, 'who' | 'whoName'>): string => {
  if (who === 'file') return voice.t('history.in-file')
  if (who === 'command') return voice.t('history.command-line')
  return whoName || who
}

export const editAddressOf = (number: number): string => `/history/${number}`

/** Which edit it is, when and by whom. */
export const WhoWhen = ({ voice, edit }: { voice: Voice; edit: RegisterEdit }) => (
  <>
    <a href={editAddressOf(edit.number)}>{voice.t('history.edit', { number: edit.number })}</a>{' '}
    <span class="muted">
      {voice.instant(edit.at)} · {editorName(voice, edit)} · {voice.t(`history.action.${edit.action}`)}
    </span>
    {edit.undoneBy !== null && (
      <>
        {' · '}
        <a href={editAddressOf(edit.undoneBy)}>{voice.t('history.undone-by', { number: edit.undoneBy })}</a>
      </>
    )}
    {edit.why !== null && edit.why !== '' && <span class="why"> ({edit.why})</span>}
  </>
)
