import type { Part, Register } from '#contract/register.js'
import { type EntryChange, editActions, type RegisterEdit } from '#domain/ports/register-edits.js'
import { SelectField, TextField } from '../kit/field.js'
import { Filters, Pager } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { changeKind, changeSummary } from '../register/changes.js'
import type { Around } from '../register/entry-value.js'
import { entryTitle } from '../register/entry-words.js'
import { entryAddress, parts } from '../register/parts.js'
import { editorName, WhoWhen } from '../register/who-when.js'
import type { Voice } from '../voice.js'

export interface ListedEdit {
  readonly edit: RegisterEdit
  /** The first few of its changes. */
  readonly changes: readonly EntryChange[]
}

export interface HistoryFilter {
  readonly part?: Part
  readonly id?: string
  readonly who?: string
  readonly action?: RegisterEdit['action']
  readonly text?: string
}

/** The entry that a change made, by its name; with what became of it. */
export const ChangeLine = ({ around, change }: { around: Around; change: EntryChange }) => {
  const { voice } = around
  const { part, id, before, after } = change
  const entry = { ...((after ?? before) as object), id }
  const summary = changeSummary(around, change)
  return (
    <>
      <a href={entryAddress(part, id)}>{entryTitle(voice, entry)}</a>{' '}
      <span class="muted">
        {voice.t(`register.part.${part}`)} · {voice.t(`history.${changeKind(change)}`)}
      </span>
      {summary !== '' && <span class="summary"> {summary}</span>}
    </>
  )
}

const HistoryFilters = ({
  voice,
  filter,
  editors,
}: {
  voice: Voice
  filter: HistoryFilter
  editors: readonly Pick<RegisterEdit, 'who' | 'whoName'>[]
}) => (
  <Filters action="/history" voice={voice}>
    <TextField name="q" type="search" label={voice.t('register.search')} value={filter.text} />
    <SelectField
      name="who"
      label={voice.t('history.who')}
      value={filter.who}
      empty={voice.t('web.any')}
      choices={editors.map((each) => ({ value: each.who, label: editorName(voice, each) }))}
    />
    <SelectField
      name="part"
      label={voice.t('history.part')}
      value={filter.part}
      empty={voice.t('web.any')}
      choices={parts.map((part) => ({ value: part, label: voice.t(`register.part.${part}`) }))}
    />
    {filter.id !== undefined && <TextField name="id" label={voice.t('history.id')} value={filter.id} />}
    <SelectField
      name="action"
      label={voice.t('history.action')}
      value={filter.action}
      empty={voice.t('web.any')}
      choices={editActions.map((action) => ({ value: action, label: voice.t(`history.action.${action}`) }))}
    />
  </Filters>
)

/** Every change of the register, the newest first. */
export const HistoryPage = ({
  frame,
  register,
  filter,
  edits,
  editors,
  next,
}: {
  frame: Frame
  register: Register
  filter: HistoryFilter
  edits: readonly ListedEdit[]
  editors: readonly Pick<RegisterEdit, 'who' | 'whoName'>[]
  next: string | null
}) => {
  const { voice } = frame
  const title = voice.t('web.nav.history')
  const isFiltered = Object.values(filter).some((value) => value !== undefined)
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={voice.t('history.lead')} />
      {(edits.length > 0 || isFiltered) && <HistoryFilters voice={voice} filter={filter} editors={editors} />}
      {edits.length === 0 ? (
        <Empty title={voice.t(isFiltered ? 'register.none-fit' : 'history.empty')}>
          <p>{voice.t(isFiltered ? 'register.none-fit.what' : 'history.empty.what')}</p>
        </Empty>
      ) : (
        <ol class="history-list">
          {edits.map(({ edit, changes }) => (
            <li class="sheet">
              <p>
                <WhoWhen voice={voice} edit={edit} />
              </p>
              <ul>
                {changes.map((change) => (
                  <li>
                    <ChangeLine around={{ voice, register, part: change.part }} change={change} />
                  </li>
                ))}
              </ul>
              {edit.changeCount > changes.length && (
                <p class="muted">
                  {voice.t('web.and-more-places', { count: edit.changeCount - changes.length })}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
      <Pager address={frame.address} next={next} voice={voice} />
    </Layout>
  )
}
