import type { SnmpSession } from '../../host/snmp/session.js'
import { indexBelow, toText } from './values.js'

const physical = '1.3.6.1.2.1.47.1.1.1.1'
const columns = {
  description: 2,
  class: 5,
  software: 10,
  firmware: 9,
  serial: 11,
  maker: 12,
  model: 13,
} as const
const chassisClass = 3
/** Some routers have thousands of parts; the chassis stands before them, or nobody waits for it. */
const mostParts = 600

export interface Chassis {
  readonly description: string | null
  readonly firmware: string | null
  readonly serial: string | null
  readonly maker: string | null
  readonly model: string | null
}

const none: Chassis = { description: null, firmware: null, serial: null, maker: null, model: null }

/** The index of the first part that is a chassis, of a stack the first of its chassis; else of one with a number. */
const indexOf = async (session: SnmpSession): Promise<string | null> => {
  const classes = `${physical}.${columns.class}`
  const chassis = await session.find(classes, ({ value }) => value === chassisClass, mostParts)
  if (chassis) return indexBelow(classes, chassis)
  if ((await session.find(physical, () => true, 1)) === null) return null
  for (const column of [columns.serial, columns.model, columns.description]) {
    const oid = `${physical}.${column}`
    const first = await session.find(oid, (variable) => toText(variable) !== null, mostParts)
    if (first) return indexBelow(oid, first)
  }
  return null
}

/** What ENTITY-MIB (RFC 6933) says of the chassis. */
export const readChassis = async (session: SnmpSession): Promise<Chassis> => {
  const index = await indexOf(session)
  if (index === null) return none
  const oid = (column: number) => `${physical}.${column}.${index}`
  const found = await session.get(Object.values(columns).map(oid))
  const said = (column: number) => toText(found.get(oid(column)))
  return {
    description: said(columns.description),
    firmware: said(columns.software) ?? said(columns.firmware),
    serial: said(columns.serial),
    maker: said(columns.maker),
    model: said(columns.model),
  }
}
