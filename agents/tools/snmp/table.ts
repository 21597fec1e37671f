import type { SnmpSession } from '../../host/snmp/session.js'
import type { Variable } from '../../host/snmp/variable.js'
import { indexBelow } from './values.js'

export type Row<Column extends string> = Partial<Record<Column, Variable>>

/**
 * The rows of a table by their index, read column by column.
 * @param entry OID of the table's entry; `columns` names the numbers below it.
 */
export const readTable = async <Column extends string>(
  session: SnmpSession,
  entry: string,
  columns: Readonly<Record<Column, number | string>>,
): Promise<Map<string, Row<Column>>> => {
  const rows = new Map<string, Row<Column>>()
  for (const [name, number] of Object.entries(columns) as [Column, number | string][]) {
    const oid = `${entry}.${number}`
    for (const variable of await session.walk(oid)) {
      const index = indexBelow(oid, variable)
      rows.set(index, { ...rows.get(index), [name]: variable })
    }
  }
  return rows
}
