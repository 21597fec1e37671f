import type { Plan } from '#contract/register/plan.js'
import { planTotals, type TotalLine } from '#domain/plan/totals.js'
import { type Column, Table } from '../kit/table.js'
import { groupsAround, type PlanContext, rowAddress } from './plan-context.js'

const ways = [
  ['area', 'byArea'],
  ['task', 'byTask'],
  ['year', 'byYear'],
  ['source', 'byFunding'],
] as const

/** What the plan costs as it says, and as it comes to once its sums are put right. */
export const PlanTotalsView = ({ context, plan }: { context: PlanContext; plan: Plan }) => {
  const { frame } = context
  const { voice } = frame
  const totals = planTotals(plan)
  const say = (name: string) => voice.t(`planLint.totals.${name}`)
  const [main, other] = plan.pricesIncludeVat
    ? (['withVat', 'withoutVat'] as const)
    : (['withoutVat', 'withVat'] as const)
  const nameOf = (way: string, key: string) => {
    if (key === '') return say('none')
    const title = way === 'area' || way === 'task' ? groupsAround(plan, key).at(-1)?.title : null
    return title ? `${key} ${voice.local(title)}` : key
  }
  const columns = (way: string): Column<TotalLine>[] => [
    { id: 'key', head: say(way), cell: ({ key }) => (key === '*' ? say('all') : nameOf(way, key)) },
    {
      id: 'stated',
      head: say('stated'),
      isNumber: true,
      cell: ({ stated }) => voice.number(stated[main], 2),
    },
    {
      id: 'corrected',
      head: say('corrected'),
      isNumber: true,
      cell: ({ corrected }) => voice.number(corrected[main], 2),
    },
    {
      id: 'other',
      head: say(plan.pricesIncludeVat ? 'net' : 'gross'),
      isNumber: true,
      cell: ({ corrected }) => voice.number(corrected[other], 2),
    },
    {
      id: 'difference',
      head: voice.t('web.plan.difference'),
      isNumber: true,
      cell: ({ stated, corrected }) => voice.number(corrected[main] - stated[main], 2),
    },
  ]
  return (
    <>
      <p class="lead">
        {voice.t('web.plan.totals.lead')}{' '}
        {context.words.basis({ ...plan, vatIncluded: plan.pricesIncludeVat })}
      </p>
      {ways.map(([way, name]) => {
        const caption = voice.t(`web.plan.totals.${way}`)
        return (
          <section class="sheet" id={`totals-${way}`}>
            <h2>{caption}</h2>
            <Table
              caption={caption}
              columns={columns(way)}
              rows={[...totals[name], { ...totals.all, key: '*' }]}
              rowClass={({ key }) => (key === '*' ? 'sum' : '')}
            />
          </section>
        )
      })}
      {totals.corrections.length > 0 && (
        <section class="sheet" id="corrections">
          <h2>{say('corrections')}</h2>
          <Table
            caption={say('corrections')}
            rows={totals.corrections}
            columns={[
              {
                id: 'row',
                head: voice.t('web.plan.column.id'),
                cell: ({ measure }) => <a href={rowAddress(frame, { plan: plan.id, measure })}>{measure}</a>,
              },
              {
                id: 'stated',
                head: say('stated'),
                isNumber: true,
                cell: ({ stated }) => (stated === null ? '–' : voice.number(stated, 2)),
              },
              {
                id: 'corrected',
                head: say('corrected'),
                isNumber: true,
                cell: ({ corrected }) => voice.number(corrected, 2),
              },
              {
                id: 'why',
                head: voice.t('web.plan.column.why'),
                cell: ({ why }) => voice.t(`planLint.why.${why}`),
              },
            ]}
          />
        </section>
      )}
    </>
  )
}
