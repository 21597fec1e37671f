import type { Measure } from '#contract/register/measure.js'
import type { Spending } from '#domain/plan/reconcile/row-money.js'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import { Table } from '../kit/table.js'
import { Budget } from './cells.js'
import { EntryLink } from './entry-link.js'
import type { PlanContext } from './plan-context.js'

interface Props {
  readonly context: PlanContext
  readonly row: RowStatus
  readonly measure: Measure
}

const mostSpending = 50
/** More than so many are folded away. */
const mostOpen = 10

const Spendings = ({ context, row }: Omit<Props, 'measure'>) => {
  const { frame } = context
  const { voice } = frame
  const { spending } = row.money
  const shown = spending.slice(0, mostSpending)
  const named = new Set(shown.map(({ id }) => id))
  const byId = new Map(row.entries.filter(({ id }) => named.has(id)).map((entry) => [entry.id, entry]))
  const Paper = ({ one }: { one: Spending }) => {
    const entry = one.by === 'invoice' && one.id !== null ? byId.get(one.id) : undefined
    if (!entry) return <>{one.id ?? ''}</>
    return (
      <>
        <EntryLink of={entry.of} id={entry.id} name={entry.name} voice={voice} />
        <span class="part">{entry.invoice}</span>
      </>
    )
  }
  const caption = voice.t('web.plan.spending')
  return (
    <details open={spending.length <= mostOpen}>
      <summary>{`${caption} (${voice.number(spending.length)})`}</summary>
      <Table
        caption={caption}
        rows={shown}
        columns={[
          {
            id: 'on',
            head: voice.t('web.plan.column.on'),
            cell: ({ on }) => (on === null ? '' : voice.date(on)),
          },
          {
            id: 'by',
            head: voice.t('web.plan.column.by'),
            cell: ({ by }) => voice.t(`web.plan.spending.${by}`),
          },
          { id: 'paper', head: voice.t('web.plan.column.paper'), cell: (one) => <Paper one={one} /> },
          { id: 'source', head: voice.t('web.plan.column.source'), cell: ({ source }) => source ?? '' },
          {
            id: 'amount',
            head: voice.t('web.plan.forecast.amount'),
            isNumber: true,
            cell: ({ amount }) => voice.number(amount, 2),
          },
        ]}
      />
      {spending.length > mostSpending && (
        <p class="muted">{voice.t('web.plan.and-more', { count: spending.length - mostSpending })}</p>
      )}
    </details>
  )
}

/** The money of a row: planned as stated and as computed, invoiced, paid, left, from which source, in which year. */
export const RowMoneyView = ({ context, row, measure }: Props) => {
  const { frame, words } = context
  const { voice } = frame
  const { money } = row
  const amount = (value: number | null) =>
    value === null ? voice.t('web.plan.no-money') : voice.number(value, 2)
  const pairs = [
    ['planned', money.planned],
    ['priced', money.priced],
    ['invoiced', money.invoiced],
    ['paid', money.paid],
    ...(money.paidBeyond > 0 ? [['paid-beyond', money.paidBeyond] as const] : []),
    ['left', money.left],
    ...(money.over !== null && money.over > 0 ? [['over', money.over] as const] : []),
  ] as const
  const years = voice.t('web.plan.money-by-year')
  return (
    <section class="sheet" id="money">
      <h2>{voice.t('web.plan.money-head')}</h2>
      <p class="muted">{words.basis(money.basis)}</p>
      <dl class="pairs">
        <div>
          <dt>{voice.t('web.plan.column.budget')}</dt>
          <dd>
            <Budget context={context} row={row} measure={measure} />
          </dd>
        </div>
        {pairs.map(([name, value]) => (
          <div>
            <dt>{voice.t(`web.plan.money.${name}`)}</dt>
            <dd>{amount(value)}</dd>
          </div>
        ))}
        <div>
          <dt>{voice.t('web.plan.paid-by')}</dt>
          <dd>{voice.t(`web.plan.paid-by.${money.paidBy ?? 'nothing'}`)}</dd>
        </div>
        <div>
          <dt>{voice.t('web.plan.funding')}</dt>
          <dd>
            {measure.funding && measure.funding.length > 0
              ? measure.funding
                  .map(({ source, amount: share }) =>
                    share === undefined ? source : `${source}: ${voice.number(share, 2)}`,
                  )
                  .join('; ')
              : measure.fundingSources.join('; ') || voice.t('web.plan.not-said')}
          </dd>
        </div>
        {money.otherCurrencies.map(({ currency, amount: other }) => (
          <div>
            <dt>{voice.t('web.plan.other-currency')}</dt>
            <dd>{`${voice.number(other, 2)} ${currency}`}</dd>
          </div>
        ))}
      </dl>
      {money.spending.length > 0 && <Spendings context={context} row={row} />}
      {money.years.length > 1 && (
        <>
          <h3>{years}</h3>
          <Table
            caption={years}
            rows={money.years}
            columns={[
              {
                id: 'year',
                head: voice.t('web.plan.by.years'),
                cell: ({ year }) => year ?? voice.t('web.plan.not-said'),
              },
              ...(['planned', 'paid'] as const).map((name) => ({
                id: name,
                head: voice.t(`web.plan.money.${name}`),
                isNumber: true,
                cell: (of: (typeof money.years)[number]) => voice.number(of[name], 2),
              })),
            ]}
          />
        </>
      )}
    </section>
  )
}
