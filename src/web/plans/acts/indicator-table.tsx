import type { TargetStatus } from '#domain/plan/reconcile/targets.js'
import { Table } from '../../kit/table.js'
import type { ActsOn } from './row-form.js'

/** The indicators that can be counted: what people stated, and beside it what is seen. */
export const IndicatorTable = ({ on, targets }: { on: ActsOn; targets: readonly TargetStatus[] }) => {
  const { voice } = on.frame
  if (targets.length === 0) return null
  const amount = (value: number | null) => (value === null ? '–' : voice.number(value))
  return (
    <section class="sheet" id="indicators">
      <h2>{voice.t('plan.indicators')}</h2>
      <Table
        caption={voice.t('plan.indicators')}
        rows={targets}
        columns={[
          {
            id: 'indicator',
            head: voice.t('plan.act.field.indicator'),
            cell: ({ name, unit }) => [voice.local(name), unit].filter(Boolean).join(', '),
          },
          {
            id: 'target',
            head: voice.t('plan.act.field.target'),
            isNumber: true,
            cell: ({ target }) => amount(target),
          },
          {
            id: 'stated',
            head: voice.t('plan.indicators.stated'),
            isNumber: true,
            cell: ({ value, on: day }) => (day === null ? '–' : `${amount(value)} (${voice.date(day)})`),
          },
          {
            id: 'observed',
            head: voice.t('plan.indicators.observed'),
            isNumber: true,
            cell: ({ observed }) => amount(observed),
          },
        ]}
      />
    </section>
  )
}
