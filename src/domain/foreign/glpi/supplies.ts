import type { z } from 'zod'
import type PrinterTopic from '#contract/facts/printer.js'
import type StorageTopic from '#contract/facts/storage.js'
import { clip, mebibyte } from '../values.js'
import type { Content } from './inventory.js'

type Printer = z.infer<typeof PrinterTopic.schema>
type Supply = Printer['supplies'][number]

const kindsOfSupply: readonly (readonly [RegExp, string])[] = [
  [/^wastetoner/, 'waste-toner'],
  [/^toner/, 'toner'],
  [/^drum/, 'drum'],
  [/^(cartridge|ink)/, 'ink'],
  [/^fuser/, 'fuser'],
  [/^transfer/, 'transfer-unit'],
  [/^maintenancekit/, 'maintenance-kit'],
]

const stateOf = (level: string): Supply['state'] => {
  if (/^ok$/i.test(level)) return 'normal'
  if (/^warning$/i.test(level)) return 'low'
  if (/^bad$/i.test(level)) return 'empty'
  if (!/^\d+$/.test(level)) return 'unknown'
  const percent = Number(level)
  return percent > 10 ? 'normal' : percent > 0 ? 'low' : 'empty'
}

/** Supplies and pages of a printer. Whether it can print its inventory does not tell. */
export const readPrinter = ({ cartridges, pagecounters }: Content) => {
  const supplies: Supply[] = []
  const readings: Record<string, number> = {}
  for (const [called, level] of (cartridges ?? []).flatMap(Object.entries<string | null>)) {
    const name = clip(called, 128)
    if (name === null || level === null || supplies.length === 64) continue
    const kind = kindsOfSupply.find(([words]) => words.test(name))?.[1]
    if (kind === undefined) continue
    supplies.push({ name, kind, state: stateOf(level) })
    if (/^\d{1,3}$/.test(level) && Number(level) <= 100) readings[`supplyPercent ${name}`] = Number(level)
  }
  if (pagecounters?.total) readings.pageCount = pagecounters.total
  const fact: Printer = { state: 'unknown', errors: [], supplies }
  return { fact, readings }
}

/** Volumes of a device that stores. */
export const readStores = (rows: Content['drives']) => {
  if (rows === undefined) return undefined
  const facts: z.infer<typeof StorageTopic.schema>[] = []
  const readings: Record<string, number> = {}
  for (const { volumn, type, total, free } of rows) {
    const name = clip(volumn ?? type, 128)
    if (name === null || !total) continue
    facts.push({ name, kind: 'volume', state: 'unknown', sizeBytes: Math.round(total * mebibyte) })
    if (free === null || free > total) continue
    readings[`usedBytes volume ${name}`] = Math.round((total - free) * mebibyte)
    readings[`freePercent volume ${name}`] = Math.round((free / total) * 1000) / 10
  }
  return { facts, readings }
}
