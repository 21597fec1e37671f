import type { Collection, Register } from '#contract/register.js'
import type { Entry } from '#domain/register/entries.js'
import type { EntryFilter } from '#domain/register/select.js'
import { AsOf } from '../kit/as-of.js'
import { Pager } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import type { ListColumn } from './columns.js'
import { ListActions } from './list-actions.js'
import { ListFilters } from './list-filters.js'
import { isEditable, newAddress, partAddress } from './parts.js'
import { RegisterTabs } from './tabs.js'

export interface ListPageProps {
  readonly frame: Frame
  readonly register: Register
  readonly part: Collection
  readonly filter: EntryFilter
  readonly columns: readonly ListColumn[]
  /** One page of what fits. */
  readonly entries: readonly Entry[]
  /** How many fit, and how many there are. */
  readonly found: number
  readonly next: string | null
  /** The moment of a past state, in words. */
  readonly asOf: string | null
  /** The day that it is where the organisation is. */
  readonly today: string
}

const ColumnChoice = ({ frame, columns }: Pick<ListPageProps, 'frame' | 'columns'>) => {
  const { voice, address } = frame
  const kept = [...new URL(address, 'http://here').searchParams].filter(
    ([name]) => name !== 'columns' && name !== 'after',
  )
  return (
    <details class="choose-columns">
      <summary>{voice.t('register.columns')}</summary>
      <form method="get" action={address.split('?')[0]}>
        {kept.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <fieldset class="check-list">
          <legend>{voice.t('register.columns.shown')}</legend>
          {columns
            .filter(({ id }) => id !== 'id')
            .map(({ id, head, isShown }) => (
              <label>
                <input type="checkbox" name="columns" value={id} checked={isShown} /> {head}
              </label>
            ))}
        </fieldset>
        <button type="submit">{voice.t('web.filter')}</button>
      </form>
    </details>
  )
}

const NothingFound = ({
  frame,
  part,
  register,
  asOf,
}: Pick<ListPageProps, 'frame' | 'part' | 'register' | 'asOf'>) => {
  const { voice } = frame
  const isBlank = register[part].length === 0
  if (isBlank && asOf !== null)
    return (
      <Empty title={voice.t('register.empty.past')}>
        <p>{voice.t('register.empty.past.what')}</p>
      </Empty>
    )
  return (
    <Empty title={voice.t(isBlank ? `register.empty.${part}` : 'register.none-fit')}>
      <p>{voice.t(isBlank ? `register.empty.${part}.what` : 'register.none-fit.what')}</p>
      <p class="actions">
        {isBlank && isEditable(part) && frame.can('write') && (
          <a class="main" href={newAddress(part)}>
            {voice.t(`register.new.${part}`)}
          </a>
        )}
        {!isBlank && <a href={partAddress(part)}>{voice.t('web.filter.reset')}</a>}
      </p>
    </Empty>
  )
}

const Rows = ({ frame, part, columns, entries, asOf }: ListPageProps) => {
  const { voice } = frame
  const caption = voice.t(`register.part.${part}`)
  const shown = columns.filter(({ isShown }) => isShown)
  if (part !== 'assets' || asOf !== null || !frame.can('write'))
    return <Table caption={caption} columns={shown} rows={entries} />
  const pick = {
    id: 'pick',
    head: voice.t('register.pick'),
    cell: ({ id }: Entry) => (
      <label class="pick">
        <input type="checkbox" name="assets" value={id} />
        <span class="unseen">{voice.t('register.pick-one', { id })}</span>
      </label>
    ),
  }
  return (
    <form method="get" action="/register/service-records/new">
      <Table caption={caption} columns={[pick, ...shown]} rows={entries} />
      <p class="after-table">
        <button type="submit" class="quiet">
          {voice.t('register.record-service')}
        </button>
        <button type="submit" class="quiet" formaction="/labels">
          {voice.t('labels.print')}
        </button>
        <button type="submit" class="quiet" formaction="/custody/new">
          {voice.t('custody.hand-to')}
        </button>
      </p>
    </form>
  )
}

/** One part of the register as a list. */
export const ListPage = (props: ListPageProps) => {
  const { frame, register, part, filter, entries, found, next, asOf } = props
  const { voice, address } = frame
  const kept = [...new URL(address, 'http://here').searchParams].filter(([name]) =>
    ['columns', 'as-of', 'view'].includes(name),
  )
  const title = voice.t(`register.part.${part}`)
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={voice.t('web.nav.register')}>
        <ListActions frame={frame} part={part} isPast={asOf !== null} />
      </PageHead>
      <RegisterTabs voice={voice} part={part} />
      <h2 class="unseen">{title}</h2>
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: asOf })}</p>}
      {register[part].length > 0 && (
        <ListFilters voice={voice} register={register} part={part} filter={filter} kept={kept} />
      )}
      {entries.length === 0 ? (
        <NothingFound frame={frame} part={part} register={register} asOf={asOf} />
      ) : (
        <>
          <p class="found">
            {voice.t('register.found', { found, all: register[part].length })}
            {part === 'places' && (
              <>
                {' '}
                <a href={partAddress('places')}>{voice.t('register.as-tree')}</a>
              </>
            )}
          </p>
          <Rows {...props} />
          <Pager address={address} next={next} voice={voice} />
          <ColumnChoice frame={frame} columns={props.columns} />
        </>
      )}
      <AsOf address={address} today={props.today} voice={voice} />
    </Layout>
  )
}
