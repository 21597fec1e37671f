import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import type { Governance } from '#domain/plan/governance.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import type { EntryEdit } from '#domain/ports/register-edits.js'
import { AsOf } from '../kit/as-of.js'
import { PageHead } from '../kit/page-head.js'
import { Layout } from '../layout.js'
import { entryAddress } from '../register/parts.js'
import { MeasureActs } from './acts/measure-acts.js'
import { Roles, rhythmWord } from './cells.js'
import { LintList } from './lint-list.js'
import { LintCounts, RowStateMark, TimeMark } from './marks.js'
import { findingsOn, groupsAround, type Linted, type PlanContext, planAddress } from './plan-context.js'
import { RowDemands } from './row-demands.js'
import { RowEntries, RowNumbers } from './row-entries.js'
import { RowHistory } from './row-history.js'
import { RowIndicators } from './row-indicators.js'
import { RowLink } from './row-link.js'
import type { RowList } from './row-lists.js'
import { RowMoneyView } from './row-money.js'
import { RowTime } from './row-time.js'

export interface RowPageProps {
  readonly context: PlanContext
  readonly plan: Plan
  readonly measure: Measure
  readonly row: RowStatus
  readonly list: RowList
  /** Where the page of the list begins. */
  readonly from: number
  readonly linted: Linted
  /** What became of the plan, the newest first. */
  readonly edits: readonly EntryEdit[]
  /** How papers answer for the row; null of a past day, on which nothing can be done. */
  readonly governance: Governance | null
}

const WhoAndWhat = ({ context, plan, measure }: Pick<RowPageProps, 'context' | 'plan' | 'measure'>) => {
  const { frame } = context
  const { voice } = frame
  const { procurement, dependsOn = [] } = measure
  const category = `web.plan.category.${measure.category}`
  const pair = (name: string, value: unknown) =>
    value === undefined || value === '' ? null : (
      <div>
        <dt>{voice.t(`web.plan.field.${name}`)}</dt>
        <dd>{value as string}</dd>
      </div>
    )
  const groups = groupsAround(plan, measure.task)
    .map(({ id, title }) => (title === null ? id : `${id} ${voice.local(title)}`))
    .join(' › ')
  return (
    <dl class="pairs plan-who">
      <div>
        <dt>{voice.t('web.plan.column.owner')}</dt>
        <dd>
          <Roles context={context} ids={measure.owners} />
        </dd>
      </div>
      <div>
        <dt>{voice.t('web.plan.column.approver')}</dt>
        <dd>
          <Roles context={context} ids={measure.approvers} />
        </dd>
      </div>
      {pair('task', groups)}
      {pair('category', voice.has(category) ? voice.t(category) : measure.category)}
      {pair('recurrence', rhythmWord(voice, { ...measure, deadlineKind: measure.recurrence }))}
      {pair(
        'quantity',
        measure.quantity === undefined
          ? undefined
          : [
              voice.number(measure.quantity),
              measure.unit,
              measure.quantityStated === false ? `(${voice.t('web.plan.inferred')})` : '',
            ]
              .filter(Boolean)
              .join(' '),
      )}
      {pair('spec', measure.spec)}
      {dependsOn.length > 0 && (
        <div>
          <dt>{voice.t('web.plan.field.dependsOn')}</dt>
          <dd>
            {dependsOn.map((id, index) => (
              <>
                {index > 0 && ', '}
                <RowLink context={context} name={`${plan.id}/${id}`} text={id} />
              </>
            ))}
          </dd>
        </div>
      )}
      {procurement && (
        <>
          {pair('cpv', procurement.cpv)}
          {pair('procedure', procurement.procedure)}
          {pair(
            'estimatedValue',
            procurement.estimatedValue === undefined
              ? undefined
              : voice.number(procurement.estimatedValue, 2),
          )}
          {pair('budgetLine', procurement.budgetLine)}
          {procurement.contract !== undefined && (
            <div>
              <dt>{voice.t('web.plan.field.contract')}</dt>
              <dd>
                <a href={entryAddress('contracts', procurement.contract)}>{procurement.contract}</a>
              </dd>
            </div>
          )}
          {procurement.serves !== undefined && (
            <div>
              <dt>{voice.t('web.plan.field.serves')}</dt>
              <dd>
                <RowLink context={context} name={procurement.serves} />
              </dd>
            </div>
          )}
        </>
      )}
    </dl>
  )
}

const sections = ['list', 'demands', 'money', 'time', 'indicators', 'lint', 'evidence', 'history'] as const

/** One row of a plan: what became of it, with the list behind every number and the reason behind every entry. */
export const RowPage = (props: RowPageProps) => {
  const { context, plan, measure, row, list, from, linted, edits, governance } = props
  const { frame, words, today, asOf } = context
  const { voice, address } = frame
  const title = `${measure.id} ${voice.local(measure.title)}`
  const results = linted.results.filter(({ measures }) => measures.includes(measure.id))
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: planAddress(frame, plan.id), label: voice.local(plan.title) }} />
      <div class="plan-sums">
        <RowStateMark state={row.state} words={words} />
        <TimeMark row={row} words={words} />
        <LintCounts results={results} voice={voice} href={() => '#lint'} />
      </div>
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      <WhoAndWhat context={context} plan={plan} measure={measure} />
      <RowNumbers context={context} row={row} list={list} />
      <nav class="plan-sections" aria-label={voice.t('web.plan.sections')}>
        <ul>
          {sections
            .filter((name) => name !== 'evidence' || governance !== null)
            .map((name) => (
              <li>
                <a href={`#${name}`}>{voice.t(`web.plan.section.${name}`)}</a>
              </li>
            ))}
        </ul>
      </nav>
      <RowEntries context={context} row={row} list={list} from={from} />
      <RowDemands context={context} plan={plan} row={row} />
      <RowMoneyView context={context} row={row} measure={measure} />
      <RowTime context={context} row={row} measure={measure} />
      <RowIndicators context={context} row={row} measure={measure} />
      <section class="sheet" id="lint">
        <h2>{voice.t('web.plan.section.lint')}</h2>
        {results.length === 0 ? (
          <p class="muted">{voice.t('web.plan.lint.none')}</p>
        ) : (
          <LintList context={context} linted={linted} results={results} plan={plan.id} row={measure.id} />
        )}
      </section>
      {governance !== null && (
        <MeasureActs
          frame={frame}
          register={context.register}
          plan={plan}
          measure={measure}
          governance={governance}
          findings={findingsOn(linted, measure.id)}
        />
      )}
      <RowHistory context={context} plan={plan} row={measure.id} edits={edits} />
    </Layout>
  )
}
