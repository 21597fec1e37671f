import type { DueItem } from '#domain/due/due.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'
import type { DueWords } from '#service/due/due-words.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { DueMark } from './due-mark.js'
import { DueThing } from './due-page.js'
import { DueTabs } from './due-tabs.js'

const width = 240
const yearsBefore = 2
const yearsAfter = 5

/** Until when one release is supported, on a line that all share: today stands in all of them at one place. */
const SupportLine = ({ item, today, words }: { item: DueItem; today: CalendarDay; words: DueWords }) => {
  const from = Date.parse(addToDay(today, { months: -12 * yearsBefore }))
  const to = Date.parse(addToDay(today, { months: 12 * yearsAfter }))
  const x = (day: string): number =>
    Math.round(Math.min(1, Math.max(0, (Date.parse(day) - from) / (to - from))) * width * 10) / 10
  if (item.lastDay === null) return null
  const [now, end] = [x(today), x(item.lastDay)]
  return (
    <svg
      class="support-line"
      viewBox={`0 0 ${width} 18`}
      role="img"
      aria-label={`${words.when(item)}, ${words.left(item)}`}
    >
      <path class="base" d={`M0 9H${width}`} />
      <path class="supported" d={`M0 9H${end}`} />
      {end < now && <path class="without" d={`M${end} 9H${now}`} />}
      <path class="today" d={`M${now} 1V17`} />
      <circle class="end" cx={end} cy="9" r="4" />
    </svg>
  )
}

/** The end of support of all that runs, as a time line. */
export const SupportPage = ({
  frame,
  words,
  items,
  today,
  supportedAsOf,
}: {
  frame: Frame
  words: DueWords
  items: readonly DueItem[]
  today: CalendarDay
  supportedAsOf: string
}) => (
  <Layout frame={frame} title={words.t('support')}>
    <PageHead title={words.t('support')} lead={words.t('support.lead')} />
    <DueTabs words={words} current="support" />
    {items.length === 0 ? (
      <p class="nothing-yet">{words.t('support.none')}</p>
    ) : (
      <Table
        caption={words.t('support')}
        rows={items}
        columns={[
          {
            id: 'name',
            head: words.t('column.name'),
            cell: (item) => <DueThing item={item} words={words} />,
          },
          {
            id: 'state',
            head: words.t('column.state'),
            cell: ({ state }) => <DueMark state={state} words={words} />,
          },
          { id: 'day', head: words.t('column.day'), cell: (item) => words.when(item) },
          {
            id: 'line',
            head: words.t('support.line', { before: yearsBefore, after: yearsAfter }),
            cell: (item) => <SupportLine item={item} today={today} words={words} />,
          },
          { id: 'left', head: words.t('column.left'), cell: (item) => words.left(item) },
        ]}
      />
    )}
    <p class="muted">{words.t('as-of', { day: words.day(supportedAsOf) })}</p>
  </Layout>
)
