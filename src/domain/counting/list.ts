import { type Frame, isSamePlace } from './count.js'
import { type CountedAsset, compareNumbers, type Outside } from './expected.js'
import type { Mark } from './mark.js'
import { decimalOf, minorOf, type Sums, sumOf } from './money.js'
import type { Outcome, Result } from './outcome.js'

/** Why a row is on the list: expected there; counted and not expected; or not in the register at all. */
export type RowKind = 'listed' | Outside | 'surplus'

/** One line of the signed list. */
export interface Row {
  readonly kind: RowKind
  /** Inventory number; for a thing without one, what was on it. */
  readonly number: string
  readonly asset: CountedAsset | null
  /** What it is called where the register does not know it. */
  readonly what: string | null
  readonly serial: string | null
  readonly recordedPlace: string | null
  readonly foundPlace: string | null
  readonly isElsewhere: boolean
  readonly result: Result
  readonly recorded: 0 | 1
  /** Null where nobody counted it: neither there nor missing. */
  readonly found: 0 | 1 | null
  /** With VAT, where its rate is known, to the hundredth: `250000.00`. */
  readonly value: { readonly amount: string; readonly currency: string } | null
  readonly note: string | null
  readonly document: string | null
}

export interface Totals {
  readonly recorded: number
  readonly found: number
  readonly missing: number
  readonly open: number
  /** Without a row in the books: unknown to the register, or written off and still there. */
  readonly surplus: number
  /** Found, in the register, and not among what this count had to find. */
  readonly outside: number
  /** Recorded things without a price: the values leave them out. */
  readonly unvalued: number
  /** Recorded things whose value lacks the VAT that comes on top. */
  readonly withoutVat: number
  readonly recordedValue: Sums
  readonly foundValue: Sums
  readonly missingValue: Sums
  readonly openValue: Sums
}

export interface CustodianList {
  /** Role or person; null for things that nobody answers for. */
  readonly custodian: string | null
  readonly rows: readonly Row[]
  readonly totals: Totals
}

export interface CountList {
  readonly lists: readonly CustodianList[]
  readonly totals: Totals
}

const priceOf = (asset: CountedAsset): Row['value'] =>
  asset.price && { amount: decimalOf(minorOf(asset.price)), currency: asset.price.currency }

/** True where the value of a row lacks the VAT that comes on top: nobody recorded at which rate. */
export const isWithoutVat = ({ asset }: Pick<Row, 'asset'>): boolean =>
  asset?.price?.vatIncluded === false && asset.price.vatRate === undefined

const rowOf = (
  kind: RowKind,
  asset: CountedAsset,
  mark: Mark | null,
  result: Result,
  isElsewhere: boolean,
): Row => ({
  kind,
  number: asset.id,
  asset,
  what: null,
  serial: asset.serial,
  recordedPlace: asset.place,
  foundPlace: mark?.place ?? null,
  isElsewhere,
  result,
  recorded: kind === 'listed' ? 1 : 0,
  found: result === 'open' ? null : result === 'missing' ? 0 : 1,
  value: priceOf(asset),
  note: mark?.note ?? null,
  document: mark?.document ?? null,
})

const surplusRow = (mark: Mark): Row => ({
  kind: 'surplus',
  number: mark.tag,
  asset: null,
  what: mark.what,
  serial: mark.serial,
  recordedPlace: null,
  foundPlace: mark.place,
  isElsewhere: false,
  result: 'found',
  recorded: 0,
  found: 1,
  value: null,
  note: mark.note,
  document: mark.document,
})

const totalsOf = (rows: readonly Row[]): Totals => {
  const listed = rows.filter(({ kind }) => kind === 'listed')
  const some = (found: Row['found']) => listed.filter((row) => row.found === found)
  const valued = (of: readonly Row[]) => sumOf(of.map(({ asset }) => asset?.price ?? null))
  return {
    recorded: listed.length,
    found: some(1).length,
    missing: some(0).length,
    open: some(null).length,
    surplus: rows.filter(({ kind }) => kind === 'surplus' || kind === 'written-off').length,
    outside: rows.filter(({ kind }) => kind === 'later' || kind === 'out-of-scope').length,
    unvalued: listed.filter(({ value }) => value === null).length,
    withoutVat: listed.filter(isWithoutVat).length,
    recordedValue: valued(listed),
    foundValue: valued(some(1)),
    missingValue: valued(some(0)),
    openValue: valued(some(null)),
  }
}

/** The rows of a count by who answers for the things; who answers for nothing comes last. */
export const countList = (outcome: Outcome, places: Frame['places']): CountList => {
  const rows: Row[] = [
    ...outcome.lines.map(({ asset, mark, result, isElsewhere }) =>
      rowOf('listed', asset, mark, result, isElsewhere),
    ),
    ...outcome.outside.map(({ asset, mark, why }) => {
      const { place } = mark
      const isElsewhere = place !== null && (asset.place === null || !isSamePlace(places, asset.place, place))
      return rowOf(why, asset, mark, mark.found === 'damaged' ? 'damaged' : 'found', isElsewhere)
    }),
    ...outcome.surplus.map(surplusRow),
  ]
  const byCustodian = Map.groupBy(rows, ({ asset }) => asset?.custodian ?? null)
  const order = (a: string | null, b: string | null) =>
    a === null ? 1 : b === null ? -1 : compareNumbers(a, b)
  return {
    lists: [...byCustodian]
      .sort(([a], [b]) => order(a, b))
      .map(([custodian, own]) => {
        const sorted = own.sort((a, b) => compareNumbers(a.number, b.number))
        return { custodian, rows: sorted, totals: totalsOf(sorted) }
      }),
    totals: totalsOf(rows),
  }
}
