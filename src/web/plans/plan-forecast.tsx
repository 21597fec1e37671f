import type { Forecast, Forthcoming } from '#domain/plan/reconcile/forecast.js'
import { type Column, Table } from '../kit/table.js'
import { entryAddress } from '../register/parts.js'
import { type PlanContext, rowAddress } from './plan-context.js'

const rowOf = (key: string) => {
  const slash = key.indexOf('/')
  return { plan: key.slice(0, slash), measure: key.slice(slash + 1) }
}

/** What falls due in the twelve months to come, with amounts: what the next plan starts from. */
export const PlanForecast = ({ context, forecast }: { context: PlanContext; forecast: Forecast }) => {
  const { frame, words } = context
  const { voice } = frame
  const { items, sums, from, to } = forecast
  const vat = (vatIncluded: boolean) => words.t(vatIncluded ? 'vat.included' : 'vat.excluded')
  const What = ({ item }: { item: Forthcoming }) => {
    const name = voice.local(item.title)
    if (item.kind === 'entitlement-ends') return <a href={entryAddress('entitlements', item.id)}>{name}</a>
    if (item.kind === 'contract-ends') return <a href={entryAddress('contracts', item.id)}>{name}</a>
    return <>{item.kind === 'period' ? `${name} (${item.id})` : name}</>
  }
  const columns: Column<Forthcoming>[] = [
    { id: 'on', head: voice.t('web.plan.forecast.on'), cell: ({ on }) => voice.date(on) },
    {
      id: 'kind',
      head: voice.t('web.plan.forecast.kind'),
      cell: ({ kind }) => voice.t(`web.plan.falls-due.${kind}`),
    },
    { id: 'what', head: voice.t('web.plan.column.title'), cell: (item) => <What item={item} /> },
    {
      id: 'row',
      head: voice.t('web.plan.column.id'),
      cell: ({ row }) =>
        row === null ? '' : <a href={rowAddress(frame, rowOf(row))}>{rowOf(row).measure}</a>,
    },
    {
      id: 'amount',
      head: voice.t('web.plan.forecast.amount'),
      isNumber: true,
      cell: ({ amount, currency, vatIncluded, countedIn }) =>
        amount !== null
          ? `${voice.number(amount, 2)} ${currency}, ${vat(vatIncluded)}`
          : voice.t(countedIn === null ? 'web.plan.forecast.unknown' : 'web.plan.forecast.counted'),
    },
  ]
  const caption = voice.t('web.plan.forecast', { from: voice.date(from), to: voice.date(to) })
  return (
    <section class="sheet">
      <h2>{caption}</h2>
      <p class="lead">{voice.t('web.plan.forecast.lead')}</p>
      {items.length === 0 ? (
        <p class="nothing-yet">{voice.t('web.plan.forecast.none')}</p>
      ) : (
        <>
          <ul class="plan-money">
            {sums.map(({ currency, vatIncluded, amount }) => (
              <li>
                <b>{`${voice.number(amount, 2)} ${currency}`}</b> {vat(vatIncluded)}
              </li>
            ))}
          </ul>
          <Table caption={caption} columns={columns} rows={items} />
        </>
      )}
    </section>
  )
}
