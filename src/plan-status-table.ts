import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import type { StatusWords } from '#service/plan/status-words.js'
import { tableOf } from './table.js'

const counted = ['planned', 'ordered', 'delivered', 'recorded', 'seen', 'inUse', 'meets', 'fails'] as const

/** How many can be and are, where only some of them can. */
const cellOf = ({ numbers }: RowStatus, name: (typeof counted)[number], words: StatusWords): string => {
  const { planned, ordered } = numbers
  if (planned === null && ordered === 0) return words.t('not-counted')
  return words.number(numbers[name])
}

/** The rows of a plan for a screen. */
export const rowsTable = (rows: readonly RowStatus[], words: StatusWords): string =>
  tableOf([
    [
      words.t('column.row'),
      ...counted.map((name) => words.t(`number.${name}`)),
      words.t('column.planned-money', { currency: rows[0]?.money.basis.currency ?? '' }).trim(),
      words.t('column.paid'),
      words.t('column.left'),
      words.t('column.state'),
      words.t('column.time'),
      words.t('column.title'),
    ].map((head) => head.toUpperCase()),
    ...rows.map((row) => [
      row.measure,
      ...counted.map((name) => cellOf(row, name, words)),
      words.number(row.money.planned),
      row.money.planned === null && row.money.paid === 0
        ? words.t('not-counted')
        : words.number(row.money.paid),
      words.number(row.money.left),
      words.t(`state.${row.state}`),
      words.time(row.timeliness),
      words.local(row.title),
    ]),
  ])

/** One row with the lists behind its numbers. */
export const rowDetail = (row: RowStatus, words: StatusWords): string => {
  const lines = [rowsTable([row], words), words.basis(row.money.basis)]
  if (Object.keys(row.lacking).length > 0) lines.push(`${words.t('column.lacking')}: ${words.lacking(row)}`)
  for (const { key, what, numbers } of row.demands)
    if (row.demands.length > 1 || what !== null)
      lines.push(
        `${key}: ${words.local(what)}: ${words.number(numbers.recorded)} / ${words.number(numbers.planned)}`,
      )
  if (row.periods)
    for (const { name, state, has } of row.periods)
      lines.push(
        `${name}: ${words.t(`period.${state}`)}${has.length > 0 ? ` (${has.map(({ id }) => id).join(', ')})` : ''}`,
      )
  if (row.entries.length > 0)
    lines.push(
      '',
      tableOf([
        ['id', 'name', 'units', 'seen', 'place', 'meets', 'why', 'lacking'].map((name) =>
          words.t(`column.${name}`).toUpperCase(),
        ),
        ...row.entries.map((entry) => [
          entry.id,
          words.local(entry.name),
          words.number(entry.units),
          entry.of === 'asset' ? words.t(`seen.${entry.seen}`) : '',
          entry.place ?? '',
          entry.stage !== 'delivered'
            ? words.t(`stage.${entry.stage}`)
            : entry.meets === null
              ? ''
              : words.t(`answer.${entry.meets}`),
          words.why(entry),
          entry.lacks.map((lack) => words.t(`lack.${lack}`)).join(', '),
        ]),
      ]),
    )
  for (const entry of row.entries)
    for (const check of entry.checks) lines.push(`${entry.id}: ${words.check(check)}`)
  for (const entry of row.entries)
    for (const record of entry.records) lines.push(`${entry.id}: ${words.act(record)}`)
  return lines.join('\n')
}
