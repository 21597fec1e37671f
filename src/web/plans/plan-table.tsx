import type { Child } from 'hono/jsx'
import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { LintResult } from '#domain/plan/lint/run-lints.js'
import { type Group, rollup } from '#domain/plan/reconcile/rollup.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import { Budget, DeadlineCell, NotCounted, NumberCell, Roles } from './cells.js'
import { doneWords } from './done-bar.js'
import { LintCounts, RowStateMark, TimeMark } from './marks.js'
import { groupsAround, type PlanContext, rowAddress } from './plan-context.js'

const counted = ['planned', 'ordered', 'delivered', 'recorded', 'seen', 'inUse', 'meets'] as const

interface Props {
  readonly context: PlanContext
  readonly plan: Plan
  readonly rows: readonly RowStatus[]
  readonly lint: ReadonlyMap<string, readonly LintResult[]>
}

const Money = ({ context, row, value }: { context: PlanContext; row: RowStatus; value: number | null }) => {
  const { frame } = context
  return value === null ? (
    <NotCounted voice={frame.voice} />
  ) : (
    <a href={`${rowAddress(frame, row)}#money`}>{frame.voice.number(value, 2)}</a>
  )
}

const Indicators = ({
  context,
  row,
  measure,
}: {
  context: PlanContext
  row: RowStatus
  measure: Measure
}) => {
  const { voice } = context.frame
  return (
    <ul class="cell-list">
      {measure.indicators.map((indicator) => (
        <li>{indicator}</li>
      ))}
      {row.targets.map(({ name, value, target, unit }) => (
        <li>
          {voice.local(name)}:{' '}
          {voice.t('web.plan.value-of-target', {
            value: value === null ? voice.t('web.plan.not-counted-yet') : voice.number(value, 2),
            target: [voice.number(target, 2), unit].filter(Boolean).join(' '),
          })}
        </li>
      ))}
    </ul>
  )
}

const Meets = ({ context, row }: { context: PlanContext; row: RowStatus }) => {
  const { voice } = context.frame
  const { meets } = row.numbers
  if (meets === null) return <NotCounted voice={voice} why="web.plan.nothing-demanded" />
  const part = (name: 'fails' | 'unproven') => {
    const count = row.numbers[name] ?? 0
    return (
      count > 0 && (
        <a class="part" href={`${rowAddress(context.frame, row, name)}#list`}>
          {voice.t(`web.plan.${name}`, { count })}
        </a>
      )
    )
  }
  return (
    <>
      <NumberCell context={context} row={row} name="meets" value={meets} />
      {part('fails')}
      {part('unproven')}
    </>
  )
}

const Row = ({
  context,
  plan: _,
  row,
  measure,
  results,
}: Omit<Props, 'rows' | 'lint'> & {
  row: RowStatus
  measure: Measure
  results: readonly LintResult[]
}) => {
  const { frame, words } = context
  const to = rowAddress(frame, row)
  return (
    <tr id={`row-${row.measure}`}>
      <th scope="row">
        <a href={to}>{row.measure}</a>
      </th>
      <td class="title">{frame.voice.local(row.title)}</td>
      <td>
        <Roles context={context} ids={row.owners} />
      </td>
      <td>
        <Roles context={context} ids={measure.approvers} />
      </td>
      <td class="budget">
        <Budget context={context} row={row} measure={measure} />
      </td>
      <td>
        <DeadlineCell context={context} row={row} measure={measure} />
      </td>
      <td class="indicators">
        <Indicators context={context} row={row} measure={measure} />
      </td>
      <td class="state">
        <RowStateMark state={row.state} words={words} />
        <TimeMark row={row} words={words} />
      </td>
      {counted.map((name) => (
        <td class="number">
          {name === 'meets' ? (
            <Meets context={context} row={row} />
          ) : (
            <NumberCell context={context} row={row} name={name} value={row.numbers[name]} />
          )}
        </td>
      ))}
      <td class="number">
        <Money context={context} row={row} value={row.money.paid} />
      </td>
      <td class="number">
        <Money context={context} row={row} value={row.money.left} />
      </td>
      <td class="lint">
        <LintCounts results={results} voice={frame.voice} href={() => `${to}#lint`} />
      </td>
    </tr>
  )
}

/** Columns before the numbers, which the title of a group spans. */
const wordColumns = 8

const GroupRow = ({
  context,
  id,
  title,
  group,
  level,
}: {
  context: PlanContext
  id: string
  title: string
  group: Group
  level: 'area' | 'task'
}) => {
  const { voice } = context.frame
  const money = (name: 'planned' | 'paid' | 'left') =>
    group.money.map((each) => <span class="part-of">{voice.number(each[name], 2)}</span>)
  return (
    <tr class={`group ${level}`}>
      <th scope="rowgroup" colspan={wordColumns}>
        {title === '' ? voice.t(`web.plan.group.${level}`, { id }) : `${id} ${title}`}{' '}
        <span class="part">{doneWords(voice, group)}</span>
      </th>
      <td class="number" colspan={counted.length}>
        {voice.t('web.plan.planned-money')} {money('planned')}
      </td>
      <td class="number">{money('paid')}</td>
      <td class="number">{money('left')}</td>
      <td />
    </tr>
  )
}

/** The table that everybody knows, and beside it what became of each row. */
export const PlanTable = ({ context, plan, rows, lint }: Props) => {
  const { voice } = context.frame
  const measures = new Map(plan.measures.map((measure) => [measure.id, measure]))
  const { areas, tasks } = rollup(rows, [plan])
  const sums = (groups: readonly Group[], id: string) => groups.find(({ key }) => key === `${plan.id}/${id}`)
  const titleOf = (path: ReturnType<typeof groupsAround>) =>
    path
      .map(({ title, id }) => (title === null ? (path.length > 1 ? id : '') : voice.local(title)))
      .filter(Boolean)
      .join(' › ')
  const heads = ['id', 'title', 'owner', 'approver', 'budget', 'deadline', 'indicators', 'state'] as const
  const lines: Child[] = []
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    const measure = measures.get(row.measure)
    if (!measure) continue
    const area = sums(areas, row.area)
    const task = sums(tasks, row.task)
    if (row.area !== before?.area && area)
      lines.push(
        <GroupRow
          context={context}
          id={row.area}
          title={titleOf(groupsAround(plan, row.area))}
          group={area}
          level="area"
        />,
      )
    if (row.task !== row.area && (row.task !== before?.task || row.area !== before?.area) && task) {
      const path = groupsAround(plan, row.task)
      const inner = path.findIndex(({ id }) => id === row.area)
      lines.push(
        <GroupRow
          context={context}
          id={row.task}
          title={titleOf(path.slice(inner + 1))}
          group={task}
          level="task"
        />,
      )
    }
    lines.push(
      <Row context={context} plan={plan} row={row} measure={measure} results={lint.get(row.measure) ?? []} />,
    )
  }
  const caption = voice.local(plan.title)
  return (
    <section class="wide plan-box" tabindex={0} aria-label={caption}>
      <table class="plan-table">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((name) => (
              <th scope="col">{voice.t(`web.plan.column.${name}`)}</th>
            ))}
            {counted.map((name) => (
              <th scope="col" class="number">
                {voice.t(`plan-status.number.${name}`)}
              </th>
            ))}
            <th scope="col" class="number">
              {voice.t('plan-status.column.paid')}
            </th>
            <th scope="col" class="number">
              {voice.t('plan-status.column.left')}
            </th>
            <th scope="col">{voice.t('web.plan.column.lint')}</th>
          </tr>
        </thead>
        <tbody>{lines}</tbody>
      </table>
    </section>
  )
}
