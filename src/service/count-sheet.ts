import type { CommissionMember } from '#contract/count.js'
import type { Count, Frame } from '#domain/counting/count.js'
import { type CountList, type CustodianList, countList, type Totals } from '#domain/counting/list.js'
import { decimalOf, type Sums } from '#domain/counting/money.js'
import { contentHash } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { CountView } from './count-book.js'

/** The list of a count, by custodian, as it is signed. */
export interface CountSheet extends CountList {
  readonly count: Count
  readonly frame: Frame
  /** Of all that stands on it: one that was changed afterwards has another. */
  readonly hash: string
}

const decimals = (sums: Sums): Record<string, string> =>
  Object.fromEntries(Object.entries(sums).map(([currency, minor]) => [currency, decimalOf(minor)]))

/** Totals as JSON can say them. */
export const totalsAsData = ({
  recordedValue,
  foundValue,
  missingValue,
  openValue,
  // The rows say it: lists that were signed before these were counted keep their hash.
  withoutVat: _,
  outside: __,
  ...numbers
}: Totals) => ({
  ...numbers,
  recordedValue: decimals(recordedValue),
  foundValue: decimals(foundValue),
  missingValue: decimals(missingValue),
  openValue: decimals(openValue),
})

const member = ({ name, part, person }: CommissionMember) => ({ name, part, person: person ?? null })

/** All that is signed, as data: whoever has it can compute the hash again. */
export const sheetAsData = ({
  count,
  frame,
  lists,
  totals,
}: Pick<CountSheet, 'count' | 'frame' | 'lists' | 'totals'>) => ({
  id: count.id,
  name: count.name,
  date: count.date,
  organisation: frame.organisation,
  commission: count.commission.map(member),
  scope: count.scope,
  lists: lists.map(({ custodian, rows, totals: own }: CustodianList) => ({
    custodian,
    holder: custodian === null ? null : (frame.holders[custodian] ?? null),
    rows,
    totals: totalsAsData(own),
  })),
  totals: totalsAsData(totals),
})

/** The list of a count as it stands. */
export const countSheet = ({
  count,
  frame,
  outcome,
}: Pick<CountView, 'count' | 'frame' | 'outcome'>): CountSheet => {
  const list = countList(outcome, frame.places)
  return { count, frame, ...list, hash: contentHash(sheetAsData({ count, frame, ...list })) }
}

/**
 * The part of a list that a custodian signs; its hash is still that of the whole.
 * @throws Problem not_found, where nothing of theirs is on it.
 */
export const partOfSheet = (sheet: CountSheet, custodian: string | undefined): CountSheet => {
  if (!custodian) return sheet
  const lists = sheet.lists.filter((list) => list.custodian === custodian)
  if (lists.length === 0) throw new Problem('not_found', said`“${custodian}” has nothing on this list.`)
  return { ...sheet, lists }
}
