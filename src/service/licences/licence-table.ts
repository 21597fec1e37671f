import { productName } from '#domain/licences/product.js'
import type { LicencesStanding } from './licences-standing.js'

interface Words {
  t(key: string): string
  number(value: number): string
}

type Price = { readonly amount: number; readonly currency: string }

const columns = [
  'status',
  'required',
  'entitled',
  'applied',
  'shortfall',
  'surplus',
  'installed',
  'activated',
  'assigned',
  'used',
  'exposure',
  'idle',
  'waste',
  'product',
  'key',
] as const

export const moneyText = (amounts: readonly Price[] | null, words: Words): string =>
  amounts === null
    ? '?'
    : amounts.map(({ amount, currency }) => `${words.number(amount)} ${currency}`).join(' + ')

/** Positions as rows of a table, with its head. */
export const licenceTable = ({ lines }: LicencesStanding, words: Words): string[][] => [
  columns.map((name) => words.t(`licences.${name}`)),
  ...lines.map((line) => {
    const required = line.range ? `${line.range.low}–${line.range.high}` : String(line.required)
    const numbers = [
      line.entitled,
      line.applied,
      line.shortfall,
      line.surplus,
      line.installed,
      line.activated,
      line.assigned,
    ]
    return [
      words.t(`licences.status.${line.status}`),
      required,
      ...numbers.map(String),
      line.used === null ? '–' : String(line.used),
      moneyText(line.exposure, words),
      moneyText(line.idle, words),
      moneyText(line.waste, words),
      productName(line.product),
      line.key,
    ]
  }),
]
