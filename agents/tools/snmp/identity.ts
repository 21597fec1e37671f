import type { SubjectRef } from '#contract/report.js'
import { isTelling, toId } from '#lib/subject-id.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { Variable } from '../../host/snmp/variable.js'
import type { Host } from '../../host.js'
import { readChassis } from './chassis.js'
import type { DeviceKind, Maker } from './maker.js'
import { loadMakers } from './makers.js'
import { candidates, enterpriseOf, kindOf } from './recognise.js'
import { firstGroup, readSources } from './sources.js'
import { toMac, toOid, toText } from './values.js'

const printerDevice = '1.3.6.1.2.1.25.3.1.5'
const interfaceAddresses = '1.3.6.1.2.1.2.2.1.6'

/** What every device is asked first, in one request. */
const standard = {
  description: '1.3.6.1.2.1.1.1.0',
  objectId: '1.3.6.1.2.1.1.2.0',
  name: '1.3.6.1.2.1.1.5.0',
  location: '1.3.6.1.2.1.1.6.0',
  forwarding: '1.3.6.1.2.1.4.1.0',
  bridgeAddress: '1.3.6.1.2.1.17.1.1.0',
  bridgePorts: '1.3.6.1.2.1.17.1.2.0',
  probeSoftware: '1.3.6.1.2.1.16.19.2.0',
  deviceType: '1.3.6.1.2.1.25.3.2.1.2.1',
  deviceDescription: '1.3.6.1.2.1.25.3.2.1.3.1',
  printerChanges: '1.3.6.1.2.1.43.5.1.1.1.1',
  printerName: '1.3.6.1.2.1.43.5.1.1.16.1',
  printerSerial: '1.3.6.1.2.1.43.5.1.1.17.1',
  upsMaker: '1.3.6.1.2.1.33.1.1.1.0',
  upsModel: '1.3.6.1.2.1.33.1.1.2.0',
  upsSoftware: '1.3.6.1.2.1.33.1.1.3.0',
  upsAgent: '1.3.6.1.2.1.33.1.1.4.0',
  upsOutputSource: '1.3.6.1.2.1.33.1.4.1.0',
} as const
type Known = Partial<Record<keyof typeof standard, Variable>>

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

const askStandard = async (session: SnmpSession): Promise<Known> => {
  const found = await session.get(Object.values(standard))
  return Object.fromEntries(
    Object.entries(standard).flatMap(([name, oid]) => {
      const variable = found.get(oid)
      return variable ? [[name, variable]] : []
    }),
  )
}

const makerOf = async (
  session: SnmpSession,
  objectId: string | null,
  description: string,
): Promise<Maker | null> => {
  const fits = candidates(await loadMakers(), objectId, description)
  const marks = fits.flatMap(({ has }) => (has === undefined ? [] : [has]))
  const there = marks.length === 0 ? new Map() : await session.get([...new Set(marks)].sort())
  return fits.find(({ has }) => has === undefined || there.has(has))?.maker ?? null
}

const isPrinter = ({ deviceType, printerChanges, printerSerial }: Known): boolean =>
  toOid(deviceType) === printerDevice || printerChanges !== undefined || printerSerial !== undefined

/** What kind of device it is by the MIBs that it has. */
const kindByMibs = (known: Known): DeviceKind => {
  if (known.upsOutputSource || known.upsModel || known.upsAgent) return 'ups'
  if (isPrinter(known)) return 'printer'
  if (known.bridgeAddress && known.bridgePorts) return 'switch'
  return known.forwarding?.value === 1 ? 'router' : 'other'
}

/** What a part is described by where that is its product number. */
const productNumber = /^[A-Z][A-Z0-9]*[-\d][\w+./-]*\d[\w+./-]*$/

/** Without the maker's name before it, which is told anyway. */
const bare = (model: string | null, maker: string | null): string | null => {
  if (model === null || maker === null) return model
  return model.toLowerCase().startsWith(`${maker.toLowerCase()} `) ? model.slice(maker.length).trim() : model
}

const ask = async (session: SnmpSession): Promise<Identity> => {
  const known = await askStandard(session)
  const description = toText(known.description, 1000)
  const objectId = toOid(known.objectId)
  const maker = await makerOf(session, objectId, description ?? '')
  const own = await readSources(session, maker ?? {}, description)
  const mibKind = kindByMibs(known)
  const printer = mibKind === 'printer' ? known : {}
  const ups = mibKind === 'ups' ? known : {}
  const standardSerial = toText(printer.printerSerial)
  const standardModel =
    toText(ups.upsModel) ?? (isPrinter(printer) ? toText(printer.deviceDescription) : null)
  const standardFirmware = toText(ups.upsSoftware) ?? toText(ups.upsAgent) ?? toText(known.probeSoftware)
  const isKnown =
    (own.serial ?? standardSerial) !== null &&
    (own.model ?? standardModel) !== null &&
    (own.firmware ?? standardFirmware) !== null
  const entity = isKnown ? null : await readChassis(session)
  const inDescription = (pattern: RegExp | undefined) =>
    description === null || pattern === undefined ? null : firstGroup(pattern, description)
  const makerName =
    maker?.name ?? entity?.maker ?? toText(ups.upsMaker) ?? (maker ? null : enterpriseOf(objectId))
  const model =
    own.model ??
    standardModel ??
    entity?.model ??
    (productNumber.test(entity?.description ?? '') ? entity?.description : null) ??
    inDescription(maker?.modelInDescription) ??
    entity?.description ??
    null
  const serial = own.serial ?? standardSerial ?? entity?.serial ?? null
  const bridge = toMac(known.bridgeAddress)
  const port =
    serial === null && bridge === null
      ? await session.find(interfaceAddresses, (variable) => toMac(variable) !== null, 64)
      : null
  return {
    maker: makerName,
    kind: kindOf(maker, objectId, description ?? '') ?? mibKind,
    model: bare(model, makerName),
    serial,
    firmware:
      own.firmware ?? standardFirmware ?? entity?.firmware ?? inDescription(maker?.firmwareInDescription),
    objectId,
    description,
    name: toText(known.name, 128),
    location: toText(known.location, 128),
    mac: bridge ?? toMac(port ?? undefined),
  }
}

const identities = new WeakMap<SnmpSession, Promise<Identity>>()

/**
 * Asks who a device is. The maker's own objects come first, then the standard MIBs, then what sysDescr says. Probes
 * that share a session ask once.
 */
export const identify = (session: SnmpSession): Promise<Identity> => {
  const known = identities.get(session)
  if (known) return known
  const asking = ask(session)
  identities.set(session, asking)
  return asking
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
