import type { z } from 'zod'
import type Printer from '#contract/facts/printer.js'
import { cut } from '#lib/cut.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { Variable } from '../../host/snmp/variable.js'
import { ProbeError } from '../../probe.js'
import type { Told } from './ask-devices.js'
import { detectedErrors, ownPageCounts, supplyKinds } from './printer-words.js'
import { type Row, readTable } from './table.js'
import { toNumber, toText } from './values.js'

type Fact = z.infer<typeof Printer.schema>
type Supply = Fact['supplies'][number]

const suppliesEntry = '1.3.6.1.2.1.43.11.1.1'
const columns = { kind: 5, name: 6, unit: 7, max: 8, level: 9 } as const
const markerEntry = '1.3.6.1.2.1.43.10.2.1'
const printerEntry = '1.3.6.1.2.1.25.3.5.1'
const deviceStatus = '1.3.6.1.2.1.25.3.2.1.5'

const percentUnit = 19
const impressions = 7
const sheets = 8
/** Levels below zero are words: other, unknown, some remaining. */
const someRemaining = -3
const lowPercent = 10

const percentLeft = ({ level, max, unit }: Row<keyof typeof columns>): number | null => {
  const left = toNumber(level)
  const whole = toNumber(max)
  if (left === null || left < 0) return null
  if (whole !== null && whole > 0) return Math.min(100, Math.round((left / whole) * 1000) / 10)
  return toNumber(unit) === percentUnit && left <= 100 ? left : null
}

const stateOf = (percent: number | null, level: number | null): Supply['state'] => {
  if (percent === null) return level === someRemaining ? 'normal' : 'unknown'
  if (percent === 0) return 'empty'
  return percent <= lowPercent ? 'low' : 'normal'
}

const readSupplies = async (session: SnmpSession) => {
  const supplies: Supply[] = []
  const readings: Record<string, number> = {}
  for (const [index, row] of await readTable(session, suppliesEntry, columns)) {
    if (supplies.length === 64) break
    const kind = supplyKinds[toNumber(row.kind) ?? 0] ?? 'other'
    const called = toText(row.name, 120) ?? `${kind} ${index}`
    const name = supplies.some((other) => other.name === called) ? cut(`${called} #${index}`, 128) : called
    const percent = percentLeft(row)
    supplies.push({ name, kind, state: stateOf(percent, toNumber(row.level)) })
    if (percent !== null) readings[`supplyPercent ${name}`] = percent
  }
  return { supplies, readings }
}

const errorsIn = (variable: Variable | undefined) => {
  const octets = Buffer.isBuffer(variable?.value) ? variable.value : Buffer.alloc(0)
  return detectedErrors.filter((_, bit) => ((octets[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0)
}

/** By hrDeviceStatus (2 running, 3 warning, 4 testing, 5 down) and what is wrong; hrPrinterStatus 3 to 5 is at work. */
const printerState = (
  device: number | null,
  status: number | null,
  errors: ReturnType<typeof errorsIn>,
): Fact['state'] => {
  if (device === 5) return 'stopped'
  if (device !== 3 && errors.some(({ stops }) => stops)) return 'stopped'
  if (device === 3 || device === 4 || errors.length > 0) return 'warning'
  return device === 2 || (status !== null && status >= 3 && status <= 5) ? 'ready' : 'unknown'
}

/** No printer lives so long as to fill a counter of 31 bits: that is how “not known” is written. */
const isPages = (count: number): boolean => count >= 0 && count < 2_147_483_647

const readPages = async (session: SnmpSession): Promise<number | null> => {
  const markers = [...(await readTable(session, markerEntry, { unit: 3, count: 4 })).values()]
  const counts = markers
    .filter(({ unit }) => unit === undefined || unit.value === impressions || unit.value === sheets)
    .flatMap(({ count }) => toNumber(count) ?? [])
    .filter(isPages)
  if (counts.length > 0) return Math.max(...counts)
  const own = await session.get(ownPageCounts)
  return (
    ownPageCounts.map((oid) => toNumber(own.get(oid))).find((pages) => pages !== null && isPages(pages)) ??
    null
  )
}

/** The printer as Printer-MIB (RFC 3805) and HOST-RESOURCES-MIB (RFC 2790) tell of it. */
export const readPrinter = async (session: SnmpSession): Promise<Told<Fact>> => {
  const { supplies, readings } = await readSupplies(session)
  const printers = await readTable(session, printerEntry, { status: 1, errors: 2 })
  const index = [...printers.keys()][0] ?? '1'
  const row = printers.get(index)
  const pages = await readPages(session)
  const device = await session.get([`${deviceStatus}.${index}`])
  if (supplies.length === 0 && row === undefined && pages === null)
    throw new ProbeError('absent', `${session.target.host} is no printer: it has no Printer-MIB`)
  const errors = errorsIn(row?.errors)
  return {
    facts: [
      {
        state: printerState(toNumber(device.get(`${deviceStatus}.${index}`)), toNumber(row?.status), errors),
        errors: errors.map(({ name }) => name),
        supplies,
      },
    ],
    readings: { ...readings, ...(pages === null ? {} : { pageCount: pages }) },
  }
}
