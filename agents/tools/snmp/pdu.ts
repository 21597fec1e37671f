import { loadFolder } from '#lib/folder.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { Variable } from '../../host/snmp/variable.js'
import { fitting } from './environment.js'
import type { Identity } from './identity.js'
import type { PduFact, PduMaker, PduTable } from './pdu-maker.js'
import { measures, merged, type Part, type PduRow, partsOf } from './pdu-parts.js'
import { toQuantity, toWord } from './quantity.js'
import { readColumns } from './table.js'

let loaded: Promise<readonly PduMaker[]> | undefined

const loadPduMakers = (): Promise<readonly PduMaker[]> => {
  loaded ??= loadFolder<PduMaker>(new URL('./pdu/', import.meta.url)).then((all) => [...all.values()])
  return loaded
}

/** Rows of a table whose last index part says what is measured: one row for each part, its values with their digits. */
const measuredRows = async (session: SnmpSession, table: PduTable): Promise<Map<string, PduRow>> => {
  const rows = new Map<string, PduRow>()
  const { measured } = table
  if (!measured) return rows
  const { values, digits, by, states } = measured
  const found = await readColumns(
    session,
    table.entry,
    { values, digits, ...(states ? { state: states.column } : {}) } as Record<
      'values' | 'digits' | 'state',
      string
    >,
    null,
  )
  for (const [index, row] of found) {
    const at = index.lastIndexOf('.')
    const part = index.slice(0, at)
    const what = index.slice(at + 1)
    const measure = by[what]
    const raw = toQuantity(row.values)
    const value = raw === null ? null : raw * 10 ** -(toQuantity(row.digits) ?? 0)
    const variable: Variable | undefined = value === null ? undefined : { oid: index, value }
    rows.set(part, {
      ...rows.get(part),
      ...(measure && variable ? { [measure]: variable } : {}),
      ...(states?.of === what && row.state ? { state: row.state } : {}),
    })
  }
  return rows
}

const rowsOf = async (session: SnmpSession, table: PduTable): Promise<Map<string, PduRow>> => {
  const rows: Map<string, PduRow> = await readColumns(session, table.entry, table.columns ?? {}, null)
  for (const [index, row] of await measuredRows(session, table))
    rows.set(index, { ...rows.get(index), ...row })
  return rows
}

const readPartsOf = async (session: SnmpSession, table: PduTable): Promise<Part[]> => {
  const rows = await rowsOf(session, table)
  if (rows.size === 0) return []
  const { selected } = table
  const word = selected ? toWord((await session.get([selected.oid])).get(selected.oid)) : null
  return partsOf(table, rows, word)
}

const mostParts = 512

/** Units, phases, banks, outlets and sources of a device that distributes power. */
export const readPdu = async (
  session: SnmpSession,
  identity: Identity,
): Promise<{ facts: PduFact[]; readings: Record<string, number> }> => {
  const makers = await fitting(session, await loadPduMakers(), identity.objectId)
  const found: Part[] = []
  for (const { tables } of makers)
    for (const table of tables) found.push(...(await readPartsOf(session, table)))
  const parts = merged(found).slice(0, mostParts)
  return {
    facts: parts.map(({ fact }) => fact),
    readings: Object.fromEntries(
      parts.flatMap(({ fact, readings }) =>
        measures.flatMap((measure): [string, number][] => {
          const value = readings[measure]
          return value === undefined ? [] : [[`${measure} ${fact.kind} ${fact.name}`, value]]
        }),
      ),
    ),
  }
}
