import type { Measure } from '#contract/register/measure.js'
import type { IndicatorTarget } from '#contract/register/measure-parts.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import { Table } from '../kit/table.js'
import { CheckMark } from './check-mark.js'
import type { PlanContext } from './plan-context.js'
import { TargetCurve } from './target-curve.js'

interface Props {
  readonly context: PlanContext
  readonly row: RowStatus
  readonly measure: Measure
}

const stateOf = (isReached: boolean | null) => (isReached === null ? 'unknown' : isReached ? 'yes' : 'no')

const Target = ({
  context,
  target,
  isReached,
  observed,
}: {
  context: PlanContext
  target: IndicatorTarget
  isReached: boolean | null
  observed: number | null
}) => {
  const { frame, register, day } = context
  const { voice } = frame
  const name = voice.local(target.name)
  const values = (target.values ?? [])
    .filter(({ on }) => on <= day)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
  const wanted = [voice.number(target.target, 2), target.unit].filter(Boolean).join(' ')
  return (
    <li class="reading">
      <h3>{name}</h3>
      <p>
        <CheckMark state={stateOf(isReached)} voice={voice} />{' '}
        {voice.t(`web.plan.target.${target.direction ?? 'at-least'}`, { target: wanted })}
        {target.by !== undefined && ` ${voice.t('web.plan.target.by', { day: voice.date(target.by) })}`}
      </p>
      <p class="muted">
        {observed === null
          ? voice.t('web.plan.target.unseen')
          : voice.t('web.plan.target.observed', { value: voice.number(observed, 2) })}
      </p>
      {values.length > 1 && (
        <TargetCurve
          name={name}
          values={values}
          target={target.target}
          voice={voice}
          zone={register.organisation.timeZone}
        />
      )}
      {values.length === 0 ? (
        <p class="muted">{voice.t('web.plan.not-counted-yet')}</p>
      ) : (
        <Table
          caption={name}
          rows={values.toReversed()}
          columns={[
            { id: 'on', head: voice.t('web.plan.column.on'), cell: ({ on }) => voice.date(on) },
            {
              id: 'value',
              head: voice.t('web.plan.column.value'),
              isNumber: true,
              cell: ({ value }) => [voice.number(value, 2), target.unit].filter(Boolean).join(' '),
            },
            {
              id: 'document',
              head: voice.t('web.plan.column.paper'),
              cell: ({ document }) => document ?? '',
            },
          ]}
        />
      )}
    </li>
  )
}

const Attendance = ({ context, measure }: Omit<Props, 'row'>) => {
  const { voice } = context.frame
  const caption = voice.t('web.plan.attendance')
  return (
    <>
      <h3>{caption}</h3>
      <Table
        caption={caption}
        rows={(measure.attendance ?? []).filter(({ on }) => on <= context.day)}
        columns={[
          { id: 'on', head: voice.t('web.plan.column.on'), cell: ({ on }) => voice.date(on) },
          {
            id: 'expected',
            head: voice.t('web.plan.column.expected'),
            isNumber: true,
            cell: ({ expected }) => voice.number(expected),
          },
          {
            id: 'attended',
            head: voice.t('web.plan.column.attended'),
            isNumber: true,
            cell: ({ attended }) => voice.number(attended),
          },
          { id: 'document', head: voice.t('web.plan.column.paper'), cell: ({ document }) => document ?? '' },
        ]}
      />
    </>
  )
}

/** What shows that a row is done: its indicators, what was counted of them, who came to its trainings. */
export const RowIndicators = ({ context, row, measure }: Props) => {
  const { voice } = context.frame
  const { indicators, targets = [], attendance = [] } = measure
  return (
    <section class="sheet" id="indicators">
      <h2>{voice.t('web.plan.column.indicators')}</h2>
      {indicators.length === 0 && targets.length === 0 && (
        <p class="muted">{voice.t('web.plan.no-indicators')}</p>
      )}
      <ul class="plain">
        {indicators.map((indicator) => (
          <li>{indicator}</li>
        ))}
      </ul>
      {targets.length > 0 && (
        <ul class="curves">
          {targets.map((target, index) => (
            <Target
              context={context}
              target={target}
              isReached={row.targets[index]?.isReached ?? null}
              observed={row.targets[index]?.observed ?? null}
            />
          ))}
        </ul>
      )}
      {attendance.length > 0 && <Attendance context={context} measure={measure} />}
    </section>
  )
}
