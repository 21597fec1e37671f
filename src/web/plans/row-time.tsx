import type { Measure } from '#contract/register/measure.js'
import type { State } from '#contract/verdict.js'
import type { InPeriod, Period } from '#domain/plan/reconcile/periods.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import { Table } from '../kit/table.js'
import { StateShape, stateClass } from '../state-mark.js'
import { DeadlineCell, rhythmWord } from './cells.js'
import { EntryLink } from './entry-link.js'
import { TimeMark } from './marks.js'
import { type PlanContext, roleName } from './plan-context.js'

interface Props {
  readonly context: PlanContext
  readonly row: RowStatus
  readonly measure: Measure
}

const looks: Readonly<Record<Period['state'], State>> = {
  covered: 'pass',
  partly: 'due',
  lacking: 'lapsed',
  open: 'n/a',
  ahead: 'n/a',
}

/** Periods that are shown: the last ones that have begun, and the next. */
const mostPeriods = 60
const mostInPeriod = 5

const shownPeriods = (periods: readonly Period[], today: string): readonly Period[] => {
  const next = periods.findIndex(({ from }) => from > today)
  const end = next === -1 ? periods.length : Math.min(periods.length, next + 6)
  return periods.slice(Math.max(0, end - mostPeriods), end)
}

const What = ({ one, context }: { one: InPeriod; context: PlanContext }) =>
  one.of === 'payment' || one.of === 'attendance' ? (
    <>
      {context.frame.voice.t(`web.plan.in-period.${one.of}`)} {one.id}
    </>
  ) : (
    <EntryLink of={one.of} id={one.id} />
  )

const Periods = ({ context, periods }: { context: PlanContext; periods: readonly Period[] }) => {
  const { frame, words, day } = context
  const { voice } = frame
  const shown = shownPeriods(periods, day)
  const caption = voice.t('web.plan.periods')
  return (
    <>
      <h3>{caption}</h3>
      {shown.length < periods.length && (
        <p class="muted">{voice.t('web.plan.periods.some', { shown: shown.length, all: periods.length })}</p>
      )}
      <Table
        caption={caption}
        rows={shown}
        columns={[
          {
            id: 'name',
            head: voice.t('web.plan.column.period'),
            cell: ({ name, isBeyond }) => (
              <>
                {name}
                {isBeyond && <span class="part"> {voice.t('web.plan.periods.beyond')}</span>}
              </>
            ),
          },
          {
            id: 'state',
            head: voice.t('web.plan.column.state'),
            cell: ({ state }) => (
              <span class={`mark ${stateClass(looks[state])}`}>
                <StateShape state={looks[state]} />
                <span>{words.t(`period.${state}`)}</span>
              </span>
            ),
          },
          {
            id: 'has',
            head: voice.t('web.plan.column.has'),
            cell: ({ has }) => (
              <>
                {has.slice(0, mostInPeriod).map((one, index) => (
                  <>
                    {index > 0 && ', '}
                    <What one={one} context={context} />
                  </>
                ))}
                {has.length > mostInPeriod &&
                  ` ${voice.t('web.plan.and-more', { count: has.length - mostInPeriod })}`}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

const Moves = ({ context, measure }: Omit<Props, 'row'>) => {
  const { voice } = context.frame
  const caption = voice.t('web.plan.moves')
  const day = (on: string | undefined) =>
    on === undefined ? voice.t('plan-status.time.no-date') : voice.date(on)
  return (
    <>
      <h3>{caption}</h3>
      <Table
        caption={caption}
        rows={measure.moves ?? []}
        columns={[
          { id: 'on', head: voice.t('web.plan.column.on'), cell: ({ on }) => voice.date(on) },
          { id: 'from', head: voice.t('web.plan.column.from'), cell: ({ from }) => day(from) },
          { id: 'to', head: voice.t('web.plan.column.to'), cell: ({ to }) => day(to) },
          { id: 'reason', head: voice.t('web.plan.column.reason'), cell: ({ reason }) => reason },
          {
            id: 'approvedBy',
            head: voice.t('web.plan.column.approver'),
            cell: ({ approvedBy }) => (approvedBy === undefined ? '' : roleName(context, approvedBy)),
          },
        ]}
      />
    </>
  )
}

/** Whether a row is in time, how its deadline was moved, and of a recurring one each period. */
export const RowTime = ({ context, row, measure }: Props) => {
  const { frame, words } = context
  const { voice } = frame
  return (
    <section class="sheet" id="time">
      <h2>{voice.t('web.plan.time-head')}</h2>
      <p>
        <TimeMark row={row} words={words} />
      </p>
      <dl class="pairs">
        <div>
          <dt>{voice.t('web.plan.column.deadline')}</dt>
          <dd>
            <DeadlineCell context={context} row={row} measure={measure} />
          </dd>
        </div>
        {row.deadline.day !== null && (
          <div>
            <dt>{voice.t('web.plan.as-put')}</dt>
            <dd>{rhythmWord(voice, measure)}</dd>
          </div>
        )}
        {measure.startsOn !== undefined && (
          <div>
            <dt>{voice.t('web.plan.starts-on')}</dt>
            <dd>{voice.date(measure.startsOn)}</dd>
          </div>
        )}
        {measure.doneOn !== undefined && (
          <div>
            <dt>{voice.t('web.plan.declared-on')}</dt>
            <dd>{voice.date(measure.doneOn)}</dd>
          </div>
        )}
      </dl>
      {measure.moves && measure.moves.length > 0 && <Moves context={context} measure={measure} />}
      {row.periods && row.periods.length > 0 && <Periods context={context} periods={row.periods} />}
    </section>
  )
}
