import type { Plan } from '#contract/register/plan.js'
import type { Group } from '#domain/plan/reconcile/rollup.js'
import type { PlanSummary } from '#service/plan/plan-answer.js'
import { AsOf } from '../kit/as-of.js'
import { Copyable } from '../kit/copyable.js'
import { withParameters } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Layout } from '../layout.js'
import { DoneBar } from './done-bar.js'
import { RowStateCounts } from './marks.js'
import { type PlanContext, planAddress, roleName } from './plan-context.js'

/** Act, gazette and who adopted it, as far as the plan says. */
export const PlanAct = ({ context, plan }: { context: PlanContext; plan: Plan }) => {
  const { voice } = context.frame
  const { actNumber, adoptedOn, adoptedBy, gazette } = plan
  const said = [
    actNumber && voice.t('web.plan.act', { number: actNumber }),
    adoptedOn && voice.t('web.plan.adopted-on', { day: voice.date(adoptedOn) }),
    adoptedBy && roleName(context, adoptedBy),
    gazette && voice.t('web.plan.gazette', { number: gazette }),
  ].filter(Boolean)
  return (
    <p class="muted">
      {voice.t(`web.plan.kind.${plan.kind ?? 'action-plan'}`)} ·{' '}
      {voice.t(`web.plan.status.${plan.status ?? 'adopted'}`)} ·{' '}
      {voice.t('web.plan.period', { from: voice.date(plan.from), to: voice.date(plan.to) })}
      {said.length > 0 ? ` · ${said.join(', ')}` : ` · ${voice.t('web.plan.no-act')}`}
    </p>
  )
}

/** Money planned, paid and left; amounts of different kinds are told apart. */
export const GroupMoney = ({ context, group }: { context: PlanContext; group: Pick<Group, 'money'> }) => {
  const { voice } = context.frame
  return (
    <ul class="plan-money">
      {group.money.map(({ currency, vatIncluded, planned, paid, left }) => (
        <li>
          {voice.t('web.plan.money', {
            planned: voice.number(planned, 2),
            paid: voice.number(paid, 2),
            left: voice.number(left, 2),
            currency,
            vat: voice.t(vatIncluded ? 'plan-status.vat.included' : 'plan-status.vat.excluded'),
          })}
        </li>
      ))}
    </ul>
  )
}

const NoPlans = ({ frame }: Pick<PlanContext, 'frame'>) => {
  const { voice } = frame
  return (
    <Empty title={voice.t('web.plans.none')}>
      <p>{voice.t('web.plans.none.what')}</p>
      {frame.can('write') && (
        <p class="actions">
          <a href="/plans/import">{voice.t('plan.import.page.title')}</a>
        </p>
      )}
      <Copyable text="npx popis plan import plan.xlsx" voice={voice} />
      <p>{voice.t('web.plans.none.try')}</p>
      <Copyable text="npx popis plan import plan.xlsx --dry-run" voice={voice} />
    </Empty>
  )
}

/** Every plan of the organisation, and how far each has come. */
export const PlansPage = ({
  context,
  plans,
}: {
  context: PlanContext
  plans: readonly { readonly plan: Plan; readonly summary: PlanSummary }[]
}) => {
  const { frame, words, today, asOf } = context
  const { voice, address } = frame
  const title = voice.t('web.plans')
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={voice.t('web.plans.lead')}>
        {frame.can('write') && asOf === null && (
          <a href="/plans/import">{voice.t('plan.import.page.title')}</a>
        )}
      </PageHead>
      {(plans.length > 0 || asOf !== null) && <AsOf address={address} today={today} voice={voice} />}
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: voice.instant(asOf) })}</p>}
      {plans.length === 0 && <NoPlans frame={frame} />}
      <ul class="plans">
        {plans.map(({ plan, summary: { total } }) => {
          const to = planAddress(frame, plan.id)
          return (
            <li class="sheet">
              <h2>
                <a href={to}>{voice.local(plan.title)}</a>
              </h2>
              <PlanAct context={context} plan={plan} />
              <DoneBar group={total} voice={voice} />
              <RowStateCounts
                states={total.states}
                voice={voice}
                words={words}
                href={(state) => withParameters(to, { state })}
              />
              <GroupMoney context={context} group={total} />
            </li>
          )
        })}
      </ul>
    </Layout>
  )
}
