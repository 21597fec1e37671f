import { type DueItem, dueStates } from '#domain/due/due.js'
import { type DueMonth, type DueView, dueHorizons } from '#service/due/due-view.js'
import { type DueWords, pathOf } from '#service/due/due-words.js'
import { SelectField } from '../kit/field.js'
import { Filters } from '../kit/filters.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { DueMark } from './due-mark.js'
import { DueTabs } from './due-tabs.js'
import { MonthPicture } from './month-picture.js'

/** What a term is of, with the way to it: to all of them where they are many. */
export const DueThing = ({ item, words }: { item: DueItem; words: DueWords }) => {
  const [first] = item.of
  const name = words.name(item)
  const count = words.count(item)
  return (
    <>
      {first ? <a href={pathOf(first)}>{name}</a> : name}
      {count > 1 && <span class="part"> × {words.number(count)}</span>}
    </>
  )
}

/** One calendar of all that ends: a picture by month, and every term. */
export const DuePage = ({
  frame,
  words,
  items,
  months,
  view,
  kinds,
  supportedAsOf,
}: {
  frame: Frame
  words: DueWords
  items: readonly DueItem[]
  months: readonly DueMonth[]
  view: DueView
  kinds: readonly string[]
  supportedAsOf: string
}) => {
  const { voice } = frame
  const query = new URL(frame.address, 'http://here').search
  return (
    <Layout frame={frame} title={words.t('title')}>
      <PageHead title={words.t('title')} lead={words.t('lead')}>
        <a href={`/due/due.csv${query}`}>CSV</a>
        <a href={`/due/due.ics${query}`}>iCalendar</a>
      </PageHead>
      <DueTabs words={words} current="title" />
      <Filters action="/due" voice={voice}>
        <SelectField
          name="within"
          label={words.t('within')}
          value={String(view.within)}
          choices={dueHorizons.map((days) => ({
            value: String(days),
            label: words.t('within.days', { days }),
          }))}
        />
        <SelectField
          name="kind"
          label={words.t('column.kind')}
          value={view.kind ?? ''}
          empty={words.t('all')}
          choices={kinds.map((kind) => ({ value: kind, label: words.kind(kind) }))}
        />
        <SelectField
          name="state"
          label={words.t('column.state')}
          value={view.state ?? ''}
          empty={words.t('all')}
          choices={dueStates.map((state) => ({ value: state, label: words.state(state) }))}
        />
      </Filters>
      {items.length === 0 ? (
        <p class="nothing-yet">{words.t('none')}</p>
      ) : (
        <>
          <MonthPicture months={months} words={words} />
          <Table
            caption={words.t('title')}
            rows={items}
            columns={[
              { id: 'day', head: words.t('column.day'), cell: (item) => words.when(item) },
              { id: 'left', head: words.t('column.left'), cell: (item) => words.left(item) },
              {
                id: 'state',
                head: words.t('column.state'),
                cell: ({ state }) => <DueMark state={state} words={words} />,
              },
              { id: 'kind', head: words.t('column.kind'), cell: ({ kind }) => words.kind(kind) },
              {
                id: 'name',
                head: words.t('column.name'),
                cell: (item) => <DueThing item={item} words={words} />,
              },
              {
                id: 'supplier',
                head: words.t('column.supplier'),
                cell: ({ supplier }) => supplier ?? '',
              },
              {
                id: 'buy',
                head: words.t('column.buy-from'),
                cell: (item) =>
                  item.buyFrom === null ? '' : `${words.day(item.buyFrom)} (${words.way(item)})`,
              },
            ]}
          />
        </>
      )}
      <p class="muted">{words.t('as-of', { day: words.day(supportedAsOf) })}</p>
    </Layout>
  )
}
