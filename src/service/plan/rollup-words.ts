import { progressStates } from '#contract/plan-progress.js'
import type { SheetToWrite } from '#domain/import/sheet-format.js'
import type {
  OrganisationProgress,
  ProgressRollup,
  RowProgress,
} from '#domain/plan/template/progress-rollup.js'
import type { MoneySum } from '#domain/plan/template/progress-sums.js'
import type { Texts } from '../texts.js'

const currenciesIn = ({ total }: ProgressRollup): MoneySum[] => [...total.money]

/** What a roll-up is told in. */
export const rollupWords = (texts: Texts, language: string) => {
  const t = (key: string, values?: Parameters<Texts['t']>[2]) =>
    texts.t(language, `plan-rollup.${key}`, values)
  const basis = ({ currency, vatIncluded }: Pick<MoneySum, 'currency' | 'vatIncluded'>) =>
    `${currency} ${texts.t(language, `plan-status.vat.${vatIncluded ? 'included' : 'excluded'}`)}`
  const local = (text: RowProgress['title']) => texts.local(language, text)
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const number = (value: number | null) => (value === null ? t('not-counted') : numbers.format(value))
  return {
    t,
    local,
    number,
    basis,
    /** What must be said of a roll-up beside its numbers. */
    told: ({ versions, organisations: all, total, superseded, staleAfterDays }: ProgressRollup): string[] => [
      t('heard', { heard: total.heard, organisations: total.organisations }),
      ...(total.stale > 0 ? [t('stale', { count: total.stale, days: staleAfterDays })] : []),
      ...(total.silent > 0 ? [t('silent', { count: total.silent })] : []),
      ...(versions.length > 1
        ? [
            t('versions', {
              versions: versions
                .map(({ version, organisations }) => `${version} (${organisations.join(', ')})`)
                .join('; '),
            }),
          ]
        : []),
      ...(all.some(({ isOtherVersion }) => isOtherVersion)
        ? [t('behind', { count: all.filter(({ isOtherVersion }) => isOtherVersion).length })]
        : []),
      ...(superseded > 0 ? [t('superseded', { count: superseded })] : []),
    ],
    hearing: ({ hearing }: Pick<OrganisationProgress, 'hearing'>) => t(`hearing.${hearing}`),
    day: ({ asOf }: Pick<OrganisationProgress, 'asOf'>) =>
      asOf === null ? '' : texts.formatDay(language, asOf.slice(0, 10)),
  }
}
export type RollupWords = ReturnType<typeof rollupWords>

const moneyHeads = (rollup: ProgressRollup, words: RollupWords): string[] =>
  currenciesIn(rollup).flatMap((sum) => [
    `${words.t('planned-money')}, ${words.basis(sum)}`,
    `${words.t('paid')}, ${words.basis(sum)}`,
  ])

const moneyCells = (rollup: ProgressRollup, money: readonly MoneySum[]): (number | null)[] =>
  currenciesIn(rollup).flatMap(({ currency, vatIncluded }) => {
    const sum = money.find((one) => one.currency === currency && one.vatIncluded === vatIncluded)
    return [sum?.planned ?? null, sum?.paid ?? null]
  })

/** A line for each row of the template. */
export const rollupRows = (rollup: ProgressRollup, words: RollupWords): SheetToWrite => ({
  name: words.t('rows'),
  heads: [
    ...['row', 'title'].map((key) => words.t(key)),
    ...progressStates.map((state) => words.t(`organisations.${state}`)),
    ...['planned', 'recorded', 'seen'].map((key) => words.t(key)),
    ...moneyHeads(rollup, words),
  ],
  rows: rollup.rows.map((row) => [
    row.id,
    words.local(row.title),
    ...progressStates.map((state) => row.organisations[state]),
    row.planned,
    row.recorded,
    row.seen,
    ...moneyCells(rollup, row.money),
  ]),
})

/** A line for each organisation. */
export const rollupOrganisations = (rollup: ProgressRollup, words: RollupWords): SheetToWrite => ({
  name: words.t('organisations'),
  heads: [
    ...['organisation', 'title', 'hearing', 'as-of', 'version', 'signed-off'].map((key) => words.t(key)),
    ...progressStates.map((state) => words.t(`rows.${state}`)),
    ...moneyHeads(rollup, words),
  ],
  rows: rollup.organisations.map((organisation) => [
    organisation.id,
    words.local(organisation.name),
    words.hearing(organisation),
    words.day(organisation),
    organisation.version,
    organisation.signedOff && words.local(organisation.signedOff.name),
    ...progressStates.map((state) => organisation.rows[state]),
    ...moneyCells(rollup, organisation.money),
  ]),
})
