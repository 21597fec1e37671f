import type {
  ImportFault,
  ImportFaultCode,
  ImportNote,
  ImportNoteCode,
  ImportPlace,
  ImportValues,
} from './import-plan.js'

/** Where something is, with the column as it counts from zero. */
interface Place {
  readonly row: number | null
  readonly column: number | null
  readonly head: string | null
  readonly path: string | null
}

/** Gathers what is wrong with a table, and what may be worth knowing. */
export interface Report {
  fault(place: Place, code: ImportFaultCode, values?: ImportValues): void
  /** One row lacks a field that no column fills: told once, with how many do. */
  missing(path: string): void
  note(place: Place, code: ImportNoteCode, values?: ImportValues): void
  /** All of it, in the order of rows. `heads` is the row of the heads. */
  told(heads: number): { readonly faults: readonly ImportFault[]; readonly notes: readonly ImportNote[] }
}

export const openReport = (addressOf: (column: number, row: number) => string): Report => {
  const faults: { readonly fault: ImportFault; readonly column: number }[] = []
  const lacking = new Map<string, number>()
  const notes = new Map<string, ImportNote>()
  const placed = ({ row, column, head, path }: Place): ImportPlace => ({
    row,
    address: column === null || row === null ? null : addressOf(column, row),
    head,
    path,
  })
  return {
    fault: (place, code, values = {}) => {
      faults.push({ fault: { ...placed(place), code, values }, column: place.column ?? -1 })
    },
    missing: (path) => {
      lacking.set(path, (lacking.get(path) ?? 0) + 1)
    },
    note: (place, code, values = {}) => {
      // Of formulas, and of what was assumed, one line for a column says enough.
      const isOfColumn = code === 'formula' || code === 'assumed' || code === 'serial-day'
      const key = JSON.stringify([code, isOfColumn ? place.path : [place.row, place.path]])
      const known = notes.get(key)
      notes.set(
        key,
        known ? { ...known, count: known.count + 1 } : { ...placed(place), code, values, count: 1 },
      )
    },
    told: (heads) => ({
      faults: [
        ...[...lacking].map(([path, count]): ImportFault => {
          const place = { row: heads, address: null, head: null, path }
          return { ...place, code: 'no-column', values: { count } }
        }),
        ...faults
          .toSorted((a, b) => (a.fault.row ?? 0) - (b.fault.row ?? 0) || a.column - b.column)
          .map(({ fault }) => fault),
      ],
      notes: [...notes.values()],
    }),
  }
}
