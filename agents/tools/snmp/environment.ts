import { loadFolder } from '#lib/folder.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { Variable } from '../../host/snmp/variable.js'
import type { Sensor } from '../climate/sensor.js'
import { readEntitySensors, sensorEntry } from './entity-sensors.js'
import type { EnvironmentMaker, NamedVariables, SensorTable } from './environment-maker.js'
import type { Identity } from './identity.js'
import { namedSensors } from './named-sensors.js'
import { toWord } from './quantity.js'
import { readColumns } from './table.js'
import { sensorsOf } from './table-sensors.js'

let loaded: Promise<readonly EnvironmentMaker[]> | undefined

export const loadEnvironmentMakers = (): Promise<readonly EnvironmentMaker[]> => {
  loaded ??= loadFolder<EnvironmentMaker>(new URL('./environment/', import.meta.url)).then((all) => [
    ...all.values(),
  ])
  return loaded
}

const isBelow = (oid: string, root: string): boolean => oid === root || oid.startsWith(`${root}.`)

/** The makers' data that a device may have: by its sysObjectID, or by objects that only they have. */
export const fitting = async <
  M extends { readonly objectIds: readonly string[]; readonly known?: readonly string[] },
>(
  session: SnmpSession,
  makers: readonly M[],
  objectId: string | null,
): Promise<M[]> => {
  const byId = makers.filter((maker) => maker.objectIds.some((root) => isBelow(objectId ?? '', root)))
  if (byId.length > 0) return byId
  const found: M[] = []
  for (const maker of makers)
    for (const root of maker.known ?? [])
      if (!found.includes(maker) && (await session.walk(root)).length > 0) found.push(maker)
  return found
}

const readSensorTable = async (
  session: SnmpSession,
  table: SensorTable,
  all: readonly Variable[] | null,
): Promise<Sensor[]> => {
  const rows = await readColumns(session, table.entry, table.columns, all)
  if (rows.size === 0) return []
  const unit =
    table.unitOid === undefined ? null : toWord((await session.get([table.unitOid])).get(table.unitOid))
  return sensorsOf(table, rows, unit)
}

const readNamed = async (session: SnmpSession, named: NamedVariables): Promise<Sensor[]> =>
  namedSensors(
    named,
    await readColumns(session, named.entry, named.columns, null),
    await session.walk(named.devices),
  )

/** All sensors of a device: as its maker's MIBs tell, else as ENTITY-SENSOR-MIB does. */
export const readSensors = async (session: SnmpSession, identity: Identity): Promise<Sensor[]> => {
  const makers = await fitting(session, await loadEnvironmentMakers(), identity.objectId)
  const found: Sensor[] = []
  for (const { root, tables = [], named = [] } of makers) {
    const all = root === undefined ? null : await session.walk(root)
    for (const table of tables.filter(({ objectId: own }) => !own || isBelow(identity.objectId ?? '', own)))
      found.push(...(await readSensorTable(session, table, all)))
    for (const one of named) found.push(...(await readNamed(session, one)))
  }
  for (const entry of [sensorEntry, ...makers.flatMap(({ entity }) => entity ?? [])])
    if (found.length === 0)
      found.push(
        ...(await readEntitySensors(session, entry, identity.kind === 'sensor' ? 'ambient' : 'internal')),
      )
  return found
}
