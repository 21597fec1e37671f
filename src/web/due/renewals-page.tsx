import type { Money } from '#contract/register/text.js'
import type { DueItem } from '#domain/due/due.js'
import type { SupplierRenewals } from '#domain/due/renewals.js'
import type { DueWords } from '#service/due/due-words.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import { DueMark } from './due-mark.js'
import { DueThing } from './due-page.js'
import { DueTabs } from './due-tabs.js'

const moneyIn = (words: DueWords, money: Money): string =>
  `${words.money(money)} (${words.t(money.vatIncluded === false ? 'vat.excluded' : 'vat.included')})`

const Supplier = ({ group, words }: { group: SupplierRenewals; words: DueWords }) => {
  const name = group.supplier ?? words.t('no-supplier')
  return (
    <section class="sheet">
      <h2>{name}</h2>
      <Table<DueItem>
        caption={name}
        rows={group.items}
        columns={[
          { id: 'day', head: words.t('column.day'), cell: (item) => words.when(item) },
          {
            id: 'state',
            head: words.t('column.state'),
            cell: ({ state }) => <DueMark state={state} words={words} />,
          },
          { id: 'kind', head: words.t('column.kind'), cell: ({ kind }) => words.kind(kind) },
          {
            id: 'name',
            head: words.t('column.name'),
            cell: (item) => <DueThing item={item} words={words} />,
          },
          {
            id: 'buy',
            head: words.t('column.buy-from'),
            cell: ({ buyFrom }) => (buyFrom === null ? '' : words.day(buyFrom)),
          },
          { id: 'way', head: words.t('column.way'), cell: (item) => words.way(item) },
          {
            id: 'price',
            head: words.t('column.price'),
            isNumber: true,
            cell: ({ price }) => (price === undefined ? '' : moneyIn(words, price)),
          },
        ]}
      />
      <p>
        {group.totals.map((total) => (
          <>
            <b>
              {words.t('total')}: {moneyIn(words, total)}
            </b>{' '}
          </>
        ))}
        {group.unpriced > 0 && words.t('unpriced', { count: group.unpriced })}
      </p>
    </section>
  )
}

/** What is bought again in a year, by supplier: the list for the next plan. */
export const RenewalsPage = ({
  frame,
  words,
  groups,
}: {
  frame: Frame
  words: DueWords
  groups: readonly SupplierRenewals[]
}) => (
  <Layout frame={frame} title={words.t('renewals')}>
    <PageHead title={words.t('renewals')} lead={words.t('renewals.lead')}>
      <a href="/due/renewals.csv">CSV</a>
    </PageHead>
    <DueTabs words={words} current="renewals" />
    {groups.length === 0 ? (
      <p class="nothing-yet">{words.t('none')}</p>
    ) : (
      groups.map((group) => <Supplier group={group} words={words} />)
    )}
  </Layout>
)
