import type { Plan } from '#contract/register/plan.js'
import type { PlanStanding } from '#service/plan/plan-answer.js'
import { AsOf } from '../kit/as-of.js'
import { withParameters } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Tabs } from '../kit/tabs.js'
import { Layout } from '../layout.js'
import { DoneBar } from './done-bar.js'
import { EntryLink } from './entry-link.js'
import { WholePlanLint } from './lint-list.js'
import { LintCounts, RowStateCounts } from './marks.js'
import { type Linted, type PlanContext, plansAddress } from './plan-context.js'
import { PlanFilters } from './plan-filters.js'
import { PlanForecast } from './plan-forecast.js'
import { PlanProgress } from './plan-progress.js'
import { PlanTable } from './plan-table.js'
import { PlanTotalsView } from './plan-totals.js'
import { lintByRow, type PlanView, planTabs, rowsIn } from './plan-view.js'
import { GroupMoney, PlanAct } from './plans-page.js'

export interface PlanPageProps {
  readonly context: PlanContext
  readonly view: PlanView
  readonly plan: Plan
  readonly standing: PlanStanding
  readonly linted: Linted
}

const filterNames = ['tab', 'q', 'area', 'owner', 'state', 'time', 'lint'] as const

const Rows = ({ context, view, plan, standing, linted }: PlanPageProps) => {
  const { voice } = context.frame
  const lint = lintByRow(linted.results)
  const rows = rowsIn(view, standing.rows, lint)
  return (
    <>
      <WholePlanLint context={context} linted={linted} plan={plan.id} />
      <PlanFilters context={context} plan={plan} view={view} />
      <p class="muted" role="status">
        {voice.t('web.plan.found', { found: rows.length, all: standing.rows.length })}{' '}
        {context.words.basis({
          currency: plan.currency,
          vatIncluded: plan.pricesIncludeVat,
          vatRate: plan.vatRate,
        })}
      </p>
      {rows.length === 0 ? (
        <p class="nothing-yet">{voice.t('web.plan.none-found')}</p>
      ) : (
        <PlanTable context={context} plan={plan} rows={rows} lint={lint} />
      )}
      <Strays {...{ context, plan, standing }} />
    </>
  )
}

const Strays = ({ context, standing: { strays } }: Pick<PlanPageProps, 'context' | 'plan' | 'standing'>) => {
  const { voice } = context.frame
  return strays.length === 0 ? null : (
    <section class="sheet">
      <h2>{voice.t('web.plan.strays', { count: strays.length })}</h2>
      <ul class="plain">
        {strays.slice(0, 20).map(({ of, id, measure }) => (
          <li>
            <EntryLink of={of} id={id} /> {voice.t('web.plan.stray', { row: measure })}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One plan: its rows against reality, its totals, its progress, and what comes next. */
export const PlanPage = (props: PlanPageProps) => {
  const { context, view, plan, standing, linted } = props
  const { frame, words, today, asOf } = context
  const { voice, address } = frame
  const title = voice.local(plan.title)
  const file = (name: string) => {
    const { search } = new URL(withParameters(address, { tab: null }), 'http://here')
    return `/plans/${encodeURIComponent(plan.id)}/${name}${search}`
  }
  const bare = withParameters(address, Object.fromEntries(filterNames.map((name) => [name, null])))
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: plansAddress, label: voice.t('web.plans') }}>
        {frame.can('write') && asOf === null && (
          <a href={`/plans/${encodeURIComponent(plan.id)}/amend`}>{voice.t('web.plan.amend')}</a>
        )}
        <a href={`/plans/${encodeURIComponent(plan.id)}/progress`}>{voice.t('web.plan.handed')}</a>
        <a href={file('status.csv')}>{voice.t('web.as-csv')}</a>
        <a href={file('status.xlsx')}>{voice.t('web.plan.as-xlsx')}</a>
      </PageHead>
      <PlanAct context={context} plan={plan} />
      <AsOf address={address} today={today} voice={voice} />
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      <DoneBar group={standing.plan.total} voice={voice} />
      <div class="plan-sums">
        <RowStateCounts
          states={standing.plan.total.states}
          voice={voice}
          words={words}
          href={(state) => withParameters(bare, { state })}
        />
        <LintCounts results={linted.results} voice={voice} href={(lint) => withParameters(bare, { lint })} />
        <GroupMoney context={context} group={standing.plan.total} />
      </div>
      <Tabs
        label={voice.t('web.plan.views')}
        tabs={planTabs.map((tab) => ({
          href: withParameters(tab === 'table' ? bare : address, { tab: tab === 'table' ? null : tab }),
          label: voice.t(`web.plan.tab.${tab}`),
          isCurrent: view.tab === tab,
        }))}
      />
      {plan.measures.length === 0 && <Empty title={voice.t('web.plan.no-rows')} />}
      {view.tab === 'table' && plan.measures.length > 0 && <Rows {...props} />}
      {view.tab === 'totals' && <PlanTotalsView context={context} plan={plan} />}
      {view.tab === 'progress' && <PlanProgress context={context} plan={plan} rollup={standing.rollup} />}
      {view.tab === 'forecast' && <PlanForecast context={context} forecast={standing.forecast} />}
    </Layout>
  )
}
