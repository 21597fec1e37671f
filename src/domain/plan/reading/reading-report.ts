import { addressOf } from '#lib/sheet/sheet.js'

/** What of a table of a plan could not be read; each has a text in every language. */
export type PlanFaultCode =
  | 'no-table'
  | 'no-rows'
  | 'two-columns'
  | 'other-table'
  | 'error-value'
  | 'formula-without-value'
  | 'no-number'
  | 'number-became-day'
  | 'not-a-row-number'
  | 'number-twice'
  | 'no-title'
  | 'too-long'
  | 'too-many'
  | 'not-an-amount'
  | 'negative-amount'
  | 'several-amounts'
  | 'other-currency'
  | 'not-a-quantity'
  | 'not-a-deadline'
  | 'ambiguous-day'
  | 'not-a-role'
  | 'several-roles'
  | 'unknown-row'
  | 'total-without-amount'
  | 'refused'
  | 'template-row-taken'
  | 'template-not-newer'

/** What was inferred, left out, or may be worth knowing. */
export type PlanNoteCode =
  | 'formula'
  | 'sheet-left-out'
  | 'heads-repeated'
  | 'table-continued'
  | 'row-continued'
  | 'row-left-out'
  | 'value-carried'
  | 'amount-merged'
  | 'group-numbered'
  | 'row-numbered'
  | 'quantity-inferred'
  | 'quantity-of-items'
  | 'several-numbers'
  | 'items-split'
  | 'amount-range'
  | 'amount-approximate'
  | 'amount-without-vat'
  | 'amount-with-vat'
  | 'thousands'
  | 'sources-summed'
  | 'source-in-budget'
  | 'rhythm-in-budget'
  | 'end-of-period'
  | 'serial-day'
  | 'total-agrees'
  | 'total-differs'
  | 'nested-table'
  | 'number-of-list'
  | 'plan-inferred'
  | 'removed-holds'
  | 'template-draft'
  | 'template-gone-kept'
  | 'template-kept'
  | 'template-move-kept'
  | 'template-removed-here'
  | 'template-replaced'
  | 'template-role-left-out'

type Values = Readonly<Record<string, string | number>>

export interface PlanPlace {
  /** Null where it is about the file as a whole. */
  readonly sheet: string | null
  readonly row: number | null
  /** `B12`; null where it is about a whole row. */
  readonly address: string | null
  readonly head: string | null
  readonly field: string | null
}

export interface PlanFault extends PlanPlace {
  readonly code: PlanFaultCode
  readonly values: Values
}

export interface PlanNote extends PlanPlace {
  readonly code: PlanNoteCode
  readonly values: Values
  /** How often it was so; the place is that of the first. */
  readonly count: number
}

/** A cell of the table, with the column as it counts from zero. */
export interface CellPlace {
  readonly sheet: string | null
  readonly row: number | null
  readonly column: number | null
  readonly head: string | null
  readonly field: string | null
}

export const nowhere: CellPlace = { sheet: null, row: null, column: null, head: null, field: null }

export interface ReadingReport {
  fault(place: CellPlace, code: PlanFaultCode, values?: Values): void
  note(place: CellPlace, code: PlanNoteCode, values?: Values): void
  readonly faults: readonly PlanFault[]
  readonly notes: readonly PlanNote[]
}

/** Said once for a column, however many of its cells it is true of. */
const ofColumn: ReadonlySet<PlanNoteCode> = new Set([
  'formula',
  'heads-repeated',
  'value-carried',
  'serial-day',
  'thousands',
  'row-numbered',
  'number-of-list',
])

const placed = ({ sheet, row, column, head, field }: CellPlace): PlanPlace => ({
  sheet,
  row,
  address: row === null || column === null ? null : addressOf(column, row),
  head,
  field,
})

/** Gathers what a reading could not read, and what it inferred, in the order in which it came upon them. */
export const openReadingReport = (): ReadingReport => {
  const faults: PlanFault[] = []
  const notes = new Map<string, PlanNote>()
  return {
    fault: (place, code, values = {}) => {
      faults.push({ ...placed(place), code, values })
    },
    note: (place, code, values = {}) => {
      const of = ofColumn.has(code) ? [place.field] : [place.sheet, place.row, place.column, notes.size]
      const key = JSON.stringify([code, ...of])
      const known = notes.get(key)
      notes.set(
        key,
        known ? { ...known, count: known.count + 1 } : { ...placed(place), code, values, count: 1 },
      )
    },
    faults,
    get notes() {
      return [...notes.values()]
    },
  }
}
