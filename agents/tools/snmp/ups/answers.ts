import type { Variable } from '../../../host/snmp/variable.js'
import { toNumber } from '../values.js'
import type { Scaled, UpsMib } from './mib.js'

/** What a device answered, by OID. */
export type Answers = ReadonlyMap<string, Variable>

export const oidOf = (mib: Pick<UpsMib, 'base'>, below: string): string => `${mib.base}.${below}`

/** A number in the unit of its quantity, without the dust of counting in tenths. */
export const scaled = (value: number, scale = 1): number => Math.round(value * scale * 1000) / 1000

/** The objects of a list that are answered with a number, scaled; null in the place of the others. */
export const numbersOf = (
  mib: Pick<UpsMib, 'base'>,
  answers: Answers,
  list: readonly Scaled[],
): ({ raw: number; value: number } | null)[] =>
  list.map(([below, scale]) => {
    const raw = toNumber(answers.get(oidOf(mib, below)))
    return raw === null ? null : { raw, value: scaled(raw, scale) }
  })

export interface Row {
  /** The numbers of its index. */
  readonly index: readonly number[]
  /** Its objects by column. */
  readonly columns: ReadonlyMap<number, Variable>
}

/** The rows of a table, in the device's order. */
export const rowsOf = (answers: Answers, entry: string): Row[] => {
  const rows = new Map<string, { index: number[]; columns: Map<number, Variable> }>()
  for (const [oid, variable] of answers) {
    if (!oid.startsWith(`${entry}.`)) continue
    const [column = 0, ...index] = oid
      .slice(entry.length + 1)
      .split('.')
      .map(Number)
    const key = index.join('.')
    const row = rows.get(key) ?? { index, columns: new Map() }
    row.columns.set(column, variable)
    rows.set(key, row)
  }
  return [...rows.values()]
}
