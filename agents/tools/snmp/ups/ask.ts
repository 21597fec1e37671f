import type { SnmpSession } from '../../../host/snmp/session.js'
import type { Variable } from '../../../host/snmp/variable.js'
import { ProbeError } from '../../../probe.js'
import { type Answers, oidOf } from './answers.js'
import { type Scaled, standardRank, type UpsMib } from './mib.js'
import { loadUpsMibs } from './mibs.js'

/** When a device was started, as all its TimeStamps count it. */
export const sysUpTime = '1.3.6.1.2.1.1.3.0'

export interface Asked {
  readonly mibs: readonly UpsMib[]
  readonly answers: Answers
  /** Tables of alarms that could not be read. */
  readonly unreadable: readonly string[]
}

const scalarsOf = (mib: UpsMib): string[] => {
  const { texts = {}, nominal = {}, numbers = {}, coarse = {}, phases = {} } = mib
  const lists: readonly (readonly Scaled[])[] = [nominal, numbers, coarse, phases].flatMap((group) =>
    Object.values(group),
  )
  return [
    ...Object.values(texts).flat(2),
    ...lists.flat().map(([below]) => below),
    ...(mib.meanings ?? []).map(({ at }) => at),
    ...(mib.lines ?? []).flatMap(({ count }) => count ?? []),
    ...[mib.flags?.at, mib.alarmNumbers?.at, mib.alarms?.count, mib.batteryDate?.at, mib.testDate?.at],
    ...[mib.testStart, mib.testText],
  ]
    .filter((below) => below !== undefined)
    .map((below) => oidOf(mib, below))
}

const linesOf = (mib: UpsMib): string[] =>
  [...(mib.lines ?? []), ...(mib.coarseLines ?? [])].map(({ entry }) => oidOf(mib, entry))

const alarmsOf = ({ alarms, events, ...mib }: UpsMib): string[] =>
  [alarms?.entry, events?.labels, events?.values].flatMap((entry) => (entry ? [oidOf(mib, entry)] : []))

/** A table that a device answers with rubbish spoils only itself. */
const walkIfReadable = async (session: SnmpSession, oid: string): Promise<readonly Variable[] | null> => {
  try {
    return await session.walk(oid)
  } catch (error) {
    if (error instanceof ProbeError && error.reason === 'unreadable') return null
    throw error
  }
}

/** Asks a device for all that the MIBs hold which it has. */
export const askUps = async (session: SnmpSession): Promise<Asked> => {
  const all = await loadUpsMibs()
  const present = await session.get(all.flatMap((mib) => mib.presence.map((below) => oidOf(mib, below))))
  const has = (mib: UpsMib): boolean => mib.presence.some((below) => present.has(oidOf(mib, below)))
  if (!all.some(has))
    throw new ProbeError(
      'unreadable',
      `${session.target.host} answers nothing that a UPS would: neither UPS-MIB (RFC 1628) nor a maker's own`,
    )
  // Cards of makers have some of RFC 1628, often not those objects by which it is known.
  const mibs = all.filter((mib) => mib.rank === standardRank || has(mib))
  const answers = new Map(await session.get([...new Set([sysUpTime, ...mibs.flatMap(scalarsOf)])]))
  const unreadable: string[] = []
  const walk = async (oid: string, isOfAlarms: boolean): Promise<void> => {
    const variables = await walkIfReadable(session, oid)
    if (variables === null && isOfAlarms) unreadable.push(oid)
    for (const variable of variables ?? []) answers.set(variable.oid, variable)
  }
  for (const oid of new Set(mibs.flatMap(linesOf))) await walk(oid, false)
  for (const oid of new Set(mibs.flatMap(alarmsOf))) await walk(oid, true)
  return { mibs, answers, unreadable }
}
