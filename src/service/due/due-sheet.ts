import type { DueItem } from '#domain/due/due.js'
import type { SupplierRenewals } from '#domain/due/renewals.js'
import type { SheetToWrite } from '#domain/import/sheet-format.js'
import type { DueWords } from './due-words.js'

const vatWord = ({ price }: DueItem, words: DueWords): string =>
  price === undefined ? '' : words.t(price.vatIncluded === false ? 'vat.excluded' : 'vat.included')

/** All that ends, one line each. */
export const dueSheet = (items: readonly DueItem[], words: DueWords): SheetToWrite => ({
  name: words.t('title'),
  heads: [
    'day',
    'left',
    'state',
    'kind',
    'name',
    'count',
    'supplier',
    'price',
    'currency',
    'buy-from',
    'way',
  ].map((name) => words.t(`column.${name}`)),
  rows: items.map((item) => [
    item.lastDay === null ? words.when(item) : { date: item.lastDay },
    item.daysLeft,
    words.state(item.state),
    words.kind(item.kind),
    words.name(item),
    words.count(item),
    item.supplier ?? '',
    item.price?.amount ?? null,
    item.price?.currency ?? '',
    item.buyFrom === null ? null : { date: item.buyFrom },
    words.way(item),
  ]),
})

/** What is bought again, one line each under its supplier, with what it cost last time and the sum of each supplier. */
export const renewalSheet = (groups: readonly SupplierRenewals[], words: DueWords): SheetToWrite => ({
  name: words.t('renewals'),
  heads: [
    'supplier',
    'name',
    'kind',
    'count',
    'day',
    'buy-from',
    'way',
    'price',
    'currency',
    'vat',
    'measure',
  ].map((name) => words.t(`column.${name}`)),
  rows: groups.flatMap(({ supplier, items, totals }) => {
    const seller = supplier ?? words.t('no-supplier')
    return [
      ...items.map((item) => [
        seller,
        words.name(item),
        words.kind(item.kind),
        words.count(item),
        item.lastDay === null ? null : { date: item.lastDay },
        item.buyFrom === null ? null : { date: item.buyFrom },
        words.way(item),
        item.price?.amount ?? null,
        item.price?.currency ?? '',
        vatWord(item, words),
        // A number such as 3.1.3 alone would be taken for a day.
        item.measure === undefined ? '' : words.t('row', { row: item.measure }),
      ]),
      ...totals.map(({ amount, currency, vatIncluded }) => [
        seller,
        words.t('total'),
        '',
        null,
        null,
        null,
        '',
        amount,
        currency,
        words.t(vatIncluded === false ? 'vat.excluded' : 'vat.included'),
        '',
      ]),
    ]
  }),
})
