import type { SnmpSession } from '../../host/snmp/session.js'
import type { Variable } from '../../host/snmp/variable.js'
import { indexBelow } from './values.js'

export type Row<Column extends string> = Partial<Record<Column, Variable>>

/**
 * The rows of a table by their index, read column by column.
 * @param entry OID of the table's entry; `columns` names the numbers below it.
 * @param all what the device has, where it was asked already.
 */
export const readColumns = async <Column extends string>(
  session: SnmpSession,
  entry: string,
  columns: Readonly<Partial<Record<Column, number | string>>>,
  all: readonly Variable[] | null,
): Promise<Map<string, Row<Column>>> => {
  const rows = new Map<string, Row<Column>>()
  for (const [name, number] of Object.entries(columns) as [Column, number | string][]) {
    const oid = `${entry}.${number}`
    const variables =
      all?.filter((variable) => variable.oid.startsWith(`${oid}.`)) ?? (await session.walk(oid))
    for (const variable of variables) {
      const index = indexBelow(oid, variable)
      rows.set(index, { ...rows.get(index), [name]: variable })
    }
  }
  return rows
}

export const readTable = <Column extends string>(
  session: SnmpSession,
  entry: string,
  columns: Readonly<Record<Column, number | string>>,
): Promise<Map<string, Row<Column>>> => readColumns(session, entry, columns, null)
