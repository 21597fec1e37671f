import type { SheetToWrite } from '#domain/import/sheet-format.js'
import type { ProgressRollup } from '#domain/plan/template/progress-rollup.js'
import { type RollupWords, rollupOrganisations, rollupRows } from '#service/plan/rollup-words.js'
import { tableOf } from './table.js'

const titleAt = 1

/** The title last, since it is as long as it likes. */
const titleLast = <T>(cells: readonly T[]): T[] => [
  ...cells.filter((_, column) => column !== titleAt),
  ...cells.slice(titleAt, titleAt + 1),
]

const asText = ({ heads, rows }: SheetToWrite, words: RollupWords): string =>
  tableOf([
    titleLast(heads.map((head) => head.toUpperCase())),
    ...rows.map((row) =>
      titleLast(
        row.map((cell, column) =>
          column > titleAt && (typeof cell === 'number' || cell === null)
            ? words.number(cell)
            : String(cell ?? ''),
        ),
      ),
    ),
  ])

/** A roll-up for a screen: what must be said of it, its rows, and its organisations. */
export const rollupText = (rollup: ProgressRollup, words: RollupWords): string =>
  [
    words.t('of', { template: rollup.template }),
    ...words.told(rollup),
    '',
    asText(rollupRows(rollup, words), words),
    '',
    asText(rollupOrganisations(rollup, words), words),
  ].join('\n')
