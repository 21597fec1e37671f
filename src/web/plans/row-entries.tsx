import type { Counted } from '#domain/plan/reconcile/counted.js'
import { lacks } from '#domain/plan/reconcile/lacks.js'
import { numberNames } from '#domain/plan/reconcile/numbers.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import { Pager, withParameters } from '../kit/filters.js'
import { type Column, Table } from '../kit/table.js'
import { choiceWord, entryName, moneyText } from '../register/entry-words.js'
import { entryAddress } from '../register/parts.js'
import { NoNumber, NotCounted } from './cells.js'
import { CheckMark } from './check-mark.js'
import { evidenceWords } from './check-words.js'
import { EntryLink } from './entry-link.js'
import { type PlanContext, roleName } from './plan-context.js'
import { entriesOn, type RowList } from './row-lists.js'

const pageSize = 100

interface Props {
  readonly context: PlanContext
  readonly row: RowStatus
  readonly list: RowList
  /** Where the page of the list begins. */
  readonly from: number
}

const listAddress = ({ context }: Pick<Props, 'context'>, list: string): string =>
  `${withParameters(context.frame.address, { list, after: null })}#list`

/** The numbers of a row; each opens the list behind it. */
export const RowNumbers = (props: Pick<Props, 'context' | 'row' | 'list'>) => {
  const { context, row, list } = props
  const { frame, words } = context
  const { voice } = frame
  const { numbers, lacking } = row
  const known = lacks.filter((lack) => (lacking[lack] ?? 0) > 0)
  return (
    <section class="sheet" id="numbers">
      <h2 class="unseen">{voice.t('web.plan.numbers')}</h2>
      <dl class="plan-numbers">
        <div>
          <dt>{words.t('number.planned')}</dt>
          <dd>
            {numbers.planned === null ? (
              <NotCounted voice={voice} />
            ) : (
              <a href="#demands">{voice.number(numbers.planned)}</a>
            )}
          </dd>
        </div>
        {numberNames.map((name) => {
          const value = numbers[name]
          return (
            <div>
              <dt>{words.t(`number.${name}`)}</dt>
              <dd>
                {value === null ? (
                  <NoNumber voice={voice} name={name} />
                ) : (
                  <a href={listAddress(props, name)} aria-current={list === name ? 'true' : undefined}>
                    {voice.number(value)}
                  </a>
                )}
              </dd>
            </div>
          )
        })}
        {(['surplus', 'shortfall'] as const).map((name) => (
          <div>
            <dt>{words.t(`number.${name}`)}</dt>
            <dd>{numbers[name] === null ? <NotCounted voice={voice} /> : voice.number(numbers[name])}</dd>
          </div>
        ))}
      </dl>
      {numbers.seen === null && numbers.recorded > 0 && <p>{words.t('seen.cannot')}.</p>}
      {numbers.seen !== null && (
        <p class="muted">{voice.t('web.plan.seeable', { seen: numbers.seen, seeable: numbers.seeable })}</p>
      )}
      {known.length > 0 && (
        <p>
          <span class="label">{words.t('column.lacking')}:</span>{' '}
          {known.map((lack, index) => (
            <>
              {index > 0 && ', '}
              <a href={listAddress(props, lack)}>
                {words.t(`lack.${lack}`)} {voice.number(lacking[lack] ?? 0)}
              </a>
            </>
          ))}
        </p>
      )}
    </section>
  )
}

const Checks = ({ context, entry }: { context: PlanContext; entry: Counted }) => {
  const { frame, words } = context
  if (entry.meets === null) return <NotCounted voice={frame.voice} why="web.plan.nothing-demanded" />
  return (
    <div class="checked">
      <CheckMark state={entry.meets} voice={frame.voice} />
      <ul class="cell-list">
        {entry.checks
          .filter(({ state }) => state !== 'yes' || entry.checks.length <= 3)
          .map((check) => (
            <li>
              {frame.voice.local(check.what)}: {words.t(`answer.${check.state}`)}
              <span class="part"> {evidenceWords(context, check)}</span>
            </li>
          ))}
      </ul>
    </div>
  )
}

const Stage = ({ context, entry }: { context: PlanContext; entry: Counted }) => {
  const { frame, words } = context
  const { voice } = frame
  const word = entry.word === null ? '' : choiceWord(voice, 'assets', 'state', entry.word)
  const result = entry.of === 'serviceRecord' && entry.word !== null
  return (
    <>
      {words.t(`stage.${entry.stage}`)}
      {entry.of === 'asset' && word && `, ${word}`}
      {result && `, ${choiceWord(voice, 'serviceRecords', 'result', entry.word ?? '')}`}
      {entry.day !== null && <span class="part">{voice.date(entry.day)}</span>}
      {entry.until !== null && (
        <span class="part">{voice.t('web.plan.until', { day: voice.date(entry.until) })}</span>
      )}
    </>
  )
}

const SeenCell = ({ context: { words }, entry }: { context: PlanContext; entry: Counted }) => (
  <>
    {words.t(`seen.${entry.seen}`)}
    {entry.subjects.map((subject) => (
      <a class="part" href={`/hosts/${encodeURIComponent(subject)}`}>
        {subject.replace(/^[a-z]+:/, '')}
      </a>
    ))}
  </>
)

const columnsOf = (context: PlanContext, row: RowStatus): Column<Counted>[] => {
  const { frame, register, words } = context
  const { voice } = frame
  const demands = new Map(row.demands.map(({ key, what }) => [key, what]))
  const place = (id: string | null) => {
    const found = id === null ? undefined : register.places.find((one) => one.id === id)
    return found ? entryName(voice, found) : (id ?? '')
  }
  const column = (id: string, head: string, cell: Column<Counted>['cell'], isNumber = false) => ({
    id,
    head: words.t(`column.${head}`),
    cell,
    isNumber,
  })
  return [
    column('id', 'id', ({ of, id, name }) => <EntryLink of={of} id={id} name={name} voice={voice} />),
    ...(row.demands.length > 1
      ? [
          column('demand', 'title', ({ demand }) => {
            const what = demand === null ? null : demands.get(demand)
            return what ? voice.local(what) : ''
          }),
        ]
      : []),
    column('units', 'units', ({ units }) => voice.number(units), true),
    column('why', 'why', (entry) => words.why(entry)),
    {
      id: 'stage',
      head: voice.t('web.plan.column.stage'),
      cell: (entry) => <Stage context={context} entry={entry} />,
    },
    column('seen', 'seen', (entry) => <SeenCell context={context} entry={entry} />),
    column('meets', 'meets', (entry) => <Checks context={context} entry={entry} />),
    column('lacking', 'lacking', ({ lacks: missing }) =>
      missing.length === 0 ? (
        <span class="muted">{voice.t('web.plan.lacks-nothing')}</span>
      ) : (
        <ul class="cell-list">
          {missing.map((lack) => (
            <li>{words.t(`lack.${lack}`)}</li>
          ))}
        </ul>
      ),
    ),
    column('place', 'place', (entry) => (
      <>
        {entry.place !== null && <a href={entryAddress('places', entry.place)}>{place(entry.place)}</a>}
        {entry.custodian !== null && <span class="part">{roleName(context, entry.custodian)}</span>}
      </>
    )),
    {
      id: 'price',
      head: voice.t('web.plan.column.price'),
      cell: ({ price, invoice }) => (
        <>
          {price !== null && moneyText(voice, price)}
          {invoice !== null && <span class="part">{invoice}</span>}
        </>
      ),
    },
    {
      id: 'records',
      head: voice.t('web.plan.column.records'),
      cell: ({ records }) => (
        <ul class="cell-list">
          {records.map(({ id, kind, date, nextDue }) => (
            <li>
              <a href={entryAddress('serviceRecords', id)}>
                {choiceWord(voice, 'serviceRecords', 'kind', kind)} {voice.date(date)}
              </a>
              {nextDue !== undefined && (
                <span class="part">{voice.t('web.plan.next-due', { day: voice.date(nextDue) })}</span>
              )}
            </li>
          ))}
        </ul>
      ),
    },
  ]
}

/** The list behind a number: each entry says why it is in it and what it lacks. */
export const RowEntries = (props: Props) => {
  const { context, row, list, from } = props
  const { frame, words } = context
  const { voice } = frame
  const entries = entriesOn(row, list)
  const lists = [...numberNames, 'shared', 'not-expected'] as const
  const nameOf = (name: RowList) =>
    voice.has(`plan-status.number.${name}`)
      ? words.t(`number.${name}`)
      : voice.has(`plan-status.lack.${name}`)
        ? words.t(`lack.${name}`)
        : voice.t(`web.plan.list.${name}`)
  const caption = voice.t('web.plan.list', { name: nameOf(list), count: entries.length })
  const offered = lists.filter((name) => name === list || entriesOn(row, name).length > 0)
  return (
    <section class="sheet" id="list">
      <h2>{caption}</h2>
      <nav class="tabs" aria-label={voice.t('web.plan.lists')}>
        <ul>
          {offered.map((name) => (
            <li>
              <a href={listAddress(props, name)} aria-current={name === list ? 'page' : undefined}>
                {nameOf(name)} ({voice.number(entriesOn(row, name).length)})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {entries.length === 0 ? (
        <p class="nothing-yet">{voice.t('web.plan.list.empty')}</p>
      ) : (
        <Table
          caption={caption}
          columns={columnsOf(context, row)}
          rows={entries.slice(from, from + pageSize)}
        />
      )}
      <Pager
        address={frame.address}
        next={from + pageSize < entries.length ? String(from + pageSize) : null}
        voice={voice}
      />
    </section>
  )
}
