import type { SubjectRef } from '#contract/report.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { Host } from '../../host.js'
import { isTelling, toId } from '../subject-id.js'
import type { DeviceKind, Maker } from './maker.js'
import { loadMakers } from './makers.js'
import { toMac, toText } from './values.js'

const system = {
  description: '1.3.6.1.2.1.1.1.0',
  objectId: '1.3.6.1.2.1.1.2.0',
  name: '1.3.6.1.2.1.1.5.0',
  location: '1.3.6.1.2.1.1.6.0',
} as const
/** upsOutputSource (RFC 1628): who has it is a UPS. */
const upsOutputSource = '1.3.6.1.2.1.33.1.4.1.0'
const bridgeAddress = '1.3.6.1.2.1.17.1.1.0'
const physical = '1.3.6.1.2.1.47.1.1.1.1'
const chassisClass = 3

/** Who a device is, whatever it is asked for. */
export interface Identity {
  readonly maker: string | null
  readonly kind: DeviceKind
  readonly model: string | null
  readonly serial: string | null
  readonly firmware: string | null
  readonly objectId: string | null
  readonly description: string | null
  readonly name: string | null
  readonly location: string | null
  readonly mac: string | null
}

const isBelow = (oid: string, root: string): boolean => oid === root || oid.startsWith(`${root}.`)

const makerOf = (makers: readonly Maker[], objectId: string | null): Maker | null => {
  if (objectId === null) return null
  const fits = makers.flatMap((maker) =>
    maker.objectIds.filter((root) => isBelow(objectId, root)).map((root) => ({ maker, root })),
  )
  return fits.sort((a, b) => b.root.length - a.root.length)[0]?.maker ?? null
}

const kindOf = (maker: Maker | null, objectId: string | null, description: string): DeviceKind | null => {
  const fits = (maker?.kinds ?? []).filter(
    (kind) =>
      (kind.objectId === undefined || isBelow(objectId ?? '', kind.objectId)) &&
      (kind.description === undefined || kind.description.test(description)),
  )
  const depth = ({ objectId: root = '', description: words }: (typeof fits)[number]) =>
    root.length + (words ? 1000 : 0)
  return fits.sort((a, b) => depth(b) - depth(a))[0]?.is ?? null
}

/** Serial number, model and software of the chassis by ENTITY-MIB (RFC 6933). */
const chassis = async (session: SnmpSession) => {
  const classes = await session.walk(`${physical}.5`)
  const first = classes.find(({ value }) => value === chassisClass) ?? classes[0]
  const index = first?.oid.slice(physical.length + 3)
  if (index === undefined) return { serial: null, model: null, firmware: null, maker: null }
  const columns = { serial: 11, model: 13, firmware: 10, maker: 12 } as const
  const found = await session.get(Object.values(columns).map((column) => `${physical}.${column}.${index}`))
  const said = (column: number) => toText(found.get(`${physical}.${column}.${index}`))
  return {
    serial: said(columns.serial),
    model: said(columns.model),
    firmware: said(columns.firmware),
    maker: said(columns.maker),
  }
}

/** Asks who a device is. The maker's own objects come first, then ENTITY-MIB, then what sysDescr says. */
export const identify = async (session: SnmpSession): Promise<Identity> => {
  const makers = await loadMakers()
  const known = await session.get([...Object.values(system), upsOutputSource, bridgeAddress])
  const description = toText(known.get(system.description), 1000)
  const raw = known.get(system.objectId)?.value
  const objectId = typeof raw === 'string' ? raw : null
  const maker = makerOf(makers, objectId)
  const own = [...(maker?.serial ?? []), ...(maker?.model ?? []), ...(maker?.firmware ?? [])]
  const answers = await session.get(own)
  const first = (oids: readonly string[] = []) =>
    oids.map((oid) => toText(answers.get(oid))).find((text) => text !== null) ?? null
  const said = (pattern: RegExp | undefined) =>
    description === null ? null : (pattern?.exec(description)?.[1]?.trim() ?? null)
  const entity = await chassis(session)
  const isUps = known.has(upsOutputSource)
  return {
    maker: maker?.name ?? entity.maker,
    kind: kindOf(maker, objectId, description ?? '') ?? (isUps ? 'ups' : 'other'),
    model: first(maker?.model) ?? entity.model ?? said(maker?.modelInDescription),
    serial: first(maker?.serial) ?? entity.serial,
    firmware: first(maker?.firmware) ?? entity.firmware ?? said(maker?.firmwareInDescription),
    objectId,
    description,
    name: toText(known.get(system.name), 128),
    location: toText(known.get(system.location), 128),
    mac: toMac(known.get(bridgeAddress)),
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.')

/** The subject that a device is: by its serial number, else by its hardware address, else by where it was asked. */
export const subjectOf = (host: Host, session: SnmpSession, identity: Identity): SubjectRef => {
  const { serial, mac, name, model, maker, kind } = identity
  const { target } = session
  // 127.0.0.1 is another machine to each who says it.
  const where = `${isLoopback(target.host) ? `${host.hostname}/${target.host}` : target.host}:${target.port}`
  const byCommunity = isLoopback(target.host) && target.version !== '3' ? `/${target.community}` : ''
  const id = serial !== null && isTelling(serial) ? serial : (mac ?? `${where}${byCommunity}`)
  const label = name ?? [maker, model].filter(Boolean).join(' ')
  return {
    kind: kind === 'ups' ? 'ups' : 'device',
    id: toId(id),
    name: (label || target.host).slice(0, 128),
  }
}
