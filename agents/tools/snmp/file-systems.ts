import type { SnmpSession } from '../../host/snmp/session.js'
import { type Row, readTable } from './table.js'
import { toNumber, toOid, toText } from './values.js'

export interface FileSystem {
  readonly name: string
  readonly sizeBytes: number
  readonly usedBytes: number
}

const hrStorageEntry = '1.3.6.1.2.1.25.2.3.1'
const fixedDisk = '1.3.6.1.2.1.25.2.1.4'
const dskEntry = '1.3.6.1.4.1.2021.9.1'

/** Mounts that no file of anybody lies on. */
const isPseudo = (name: string): boolean => /^\/(dev|proc|run|sys|snap)(\/|$)/.test(name)

/** Sizes beyond 2^31 blocks are written as negative ones. */
const blocks = (count: number | null): number | null =>
  count === null || count >= 0 ? count : count + 2 ** 32

const times = (count: number | null, unit: number): number | null => {
  const all = blocks(count)
  return all === null ? null : all * unit
}

const fromHostResources = async (session: SnmpSession): Promise<FileSystem[]> => {
  const columns = { type: 2, name: 3, unit: 4, size: 5, used: 6 } as const
  const rows: Row<keyof typeof columns>[] = [...(await readTable(session, hrStorageEntry, columns)).values()]
  return rows.flatMap(({ type, name, unit, size, used }) => {
    const called = toText(name, 120)
    const bytes = toNumber(unit) ?? 1
    const sizeBytes = times(toNumber(size), bytes)
    const usedBytes = times(toNumber(used), bytes)
    const isDisk = toOid(type) === fixedDisk && called !== null && !isPseudo(called)
    return isDisk && sizeBytes !== null && sizeBytes > 0 && usedBytes !== null
      ? [{ name: called, sizeBytes, usedBytes }]
      : []
  })
}

/** UCD-SNMP-MIB: dskTable, in kB; of those beyond 2 TB it has the number in two halves. */
const fromUcd = async (session: SnmpSession): Promise<FileSystem[]> => {
  const columns = { path: 2, size: 6, used: 8, low: 11, high: 12, usedLow: 15, usedHigh: 16 } as const
  const rows: Row<keyof typeof columns>[] = [...(await readTable(session, dskEntry, columns)).values()]
  const whole = (plain: number | null, low: number | null, high: number | null): number | null =>
    low === null || high === null ? plain : high * 2 ** 32 + low
  return rows.flatMap(({ path, size, used, low, high, usedLow, usedHigh }) => {
    const called = toText(path, 120)
    const total = whole(toNumber(size), toNumber(low), toNumber(high))
    const taken = whole(toNumber(used), toNumber(usedLow), toNumber(usedHigh))
    return called !== null && !isPseudo(called) && total !== null && total > 0 && taken !== null
      ? [{ name: called, sizeBytes: total * 1024, usedBytes: taken * 1024 }]
      : []
  })
}

/** Mounted file systems on disks: HOST-RESOURCES-MIB, else UCD-SNMP-MIB. */
export const readFileSystems = async (session: SnmpSession): Promise<FileSystem[]> => {
  const found = await fromHostResources(session)
  return found.length > 0 ? found : fromUcd(session)
}
