import type { DueItem } from '#domain/due/due.js'
import type { SupplierRenewals } from '#domain/due/renewals.js'
import type { DueWords } from '#service/due/due-words.js'
import { tableOf } from './table.js'

const upper = (words: DueWords, names: readonly string[]): string[] =>
  names.map((name) => words.t(`column.${name}`).toUpperCase())

const money = ({ price }: Pick<DueItem, 'price'>, words: DueWords): string =>
  price === undefined ? '' : words.money(price)

/** All that ends, for a screen. */
export const dueTable = (items: readonly DueItem[], words: DueWords): string =>
  tableOf([
    upper(words, ['day', 'left', 'state', 'kind', 'count', 'buy-from', 'name']),
    ...items.map((item) => [
      words.when(item),
      words.left(item),
      words.state(item.state),
      words.kind(item.kind),
      words.number(words.count(item)),
      item.buyFrom === null ? '' : words.day(item.buyFrom),
      words.name(item),
    ]),
  ])

/** What is bought again, by supplier, for a screen. */
export const renewalTable = (groups: readonly SupplierRenewals[], words: DueWords): string =>
  groups
    .map(({ supplier, items, totals, unpriced }) =>
      [
        supplier ?? words.t('no-supplier'),
        tableOf([
          upper(words, ['day', 'buy-from', 'way', 'price', 'kind', 'name']),
          ...items.map((item) => [
            words.when(item),
            item.buyFrom === null ? '' : words.day(item.buyFrom),
            words.way(item),
            money(item, words),
            words.kind(item.kind),
            words.name(item),
          ]),
        ]),
        [
          ...totals.map(
            (total) =>
              `${words.t('total')}: ${money({ price: total }, words)} (${words.t(total.vatIncluded === false ? 'vat.excluded' : 'vat.included')})`,
          ),
          unpriced > 0 ? words.t('unpriced', { count: unpriced }) : '',
        ]
          .filter(Boolean)
          .join('; '),
      ].join('\n'),
    )
    .join('\n\n')
