import type { Register } from '#contract/register.js'
import type { EntryChange, RegisterEdit } from '#domain/ports/register-edits.js'
import type { Fault } from '#lib/problem.js'
import { Pager } from '../kit/filters.js'
import { PageHead } from '../kit/page-head.js'
import { Told } from '../kit/told.js'
import { type Frame, Layout } from '../layout.js'
import { Changes, changeKind } from '../register/changes.js'
import { entryTitle } from '../register/entry-words.js'
import { entryAddress } from '../register/parts.js'
import { editAddressOf, editorName } from '../register/who-when.js'

/** Why an edit could not be taken back; where something came after, each entry and what changed it. */
export interface UndoRefused {
  readonly reason: 'beginning' | 'undone' | 'approval' | 'unfit' | 'changed'
  readonly entries: readonly (Fault & {
    readonly part: EntryChange['part'] | null
    readonly id: string
    readonly since: readonly RegisterEdit[]
  })[]
}

const Refused = ({ frame, refused }: { frame: Frame; refused: UndoRefused }) => {
  const { voice } = frame
  // Where no entry is to blame, the reason says it all.
  const entries = refused.entries.filter(({ part }) => part !== null || refused.reason === 'unfit')
  return (
    <div class="complaint" role="alert" id="complaint">
      <p>{voice.t(`history.undo-refused.${refused.reason}`)}</p>
      {entries.length > 0 && (
        <ul>
          {entries.map(({ part, id, since, ...fault }) => (
            <li>
              {part === null ? (
                <Told voice={voice} fault={fault} />
              ) : (
                <a href={entryAddress(part, id)}>{id}</a>
              )}
              {since.map((edit) => (
                <>
                  {' · '}
                  <a href={editAddressOf(edit.number)}>{voice.t('history.edit', { number: edit.number })}</a>{' '}
                  {voice.instant(edit.at)}, {editorName(voice, edit)}
                </>
              ))}
              {part !== null && since.length === 0 && refused.reason !== 'approval' && (
                <>
                  {' '}
                  <Told voice={voice} fault={fault} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** One edit: all that it changed, and the way back. */
export const EditShownPage = ({
  frame,
  register,
  edit,
  isBeginning,
  changes,
  next,
  refused,
}: {
  frame: Frame
  register: Register
  edit: RegisterEdit
  /** With which the register began. */
  isBeginning: boolean
  changes: readonly EntryChange[]
  next: string | null
  refused: UndoRefused | null
}) => {
  const { voice } = frame
  const title = voice.t('history.edit', { number: edit.number })
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/history', label: voice.t('web.nav.history') }}>
        {frame.can('write') && edit.undoneBy === null && !isBeginning && (
          <form method="post" action={`/history/${edit.number}/undo`}>
            <button type="submit" class="quiet">
              {voice.t('history.undo', { count: edit.changeCount })}
            </button>
          </form>
        )}
      </PageHead>
      {isBeginning && refused === null && <p class="muted">{voice.t('history.undo-refused.beginning')}</p>}
      {refused !== null && <Refused frame={frame} refused={refused} />}
      <dl class="pairs sheet">
        <div>
          <dt>{voice.t('history.who')}</dt>
          <dd>{editorName(voice, edit)}</dd>
        </div>
        <div>
          <dt>{voice.t('history.when')}</dt>
          <dd>{voice.instant(edit.at)}</dd>
        </div>
        <div>
          <dt>{voice.t('history.action')}</dt>
          <dd>{voice.t(`history.action.${edit.action}`)}</dd>
        </div>
        {edit.why !== null && edit.why !== '' && (
          <div>
            <dt>{voice.t('register.why')}</dt>
            <dd>{edit.why}</dd>
          </div>
        )}
        {edit.undoes !== null && (
          <div>
            <dt>{voice.t('history.undoes')}</dt>
            <dd>
              <a href={editAddressOf(edit.undoes)}>{voice.t('history.edit', { number: edit.undoes })}</a>
            </dd>
          </div>
        )}
        {edit.undoneBy !== null && (
          <div>
            <dt>{voice.t('history.undone')}</dt>
            <dd>
              <a href={editAddressOf(edit.undoneBy)}>{voice.t('history.edit', { number: edit.undoneBy })}</a>
            </dd>
          </div>
        )}
      </dl>
      {changes.map((change) => {
        const { part, id, before, after } = change
        return (
          <section class="sheet">
            <h2>
              <a href={entryAddress(part, id)}>
                {entryTitle(voice, { ...((after ?? before) as object), id })}
              </a>{' '}
              <span class="part">
                {voice.t(`register.part.${part}`)} · {voice.t(`history.${changeKind(change)}`)}
              </span>
            </h2>
            <Changes around={{ voice, register, part }} before={before} after={after} caption={id} />
          </section>
        )
      })}
      <Pager address={frame.address} next={next} voice={voice} />
    </Layout>
  )
}
