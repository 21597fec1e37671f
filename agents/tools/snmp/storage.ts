import type { z } from 'zod'
import type Storage from '#contract/facts/storage.js'
import { cut } from '#lib/cut.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { Variable } from '../../host/snmp/variable.js'
import { ProbeError } from '../../probe.js'
import type { Told } from './ask-devices.js'
import { readFileSystems } from './file-systems.js'
import type { Identity } from './identity.js'
import { type PartTable, type State, standardTables, storageMakers } from './storage-makers.js'
import { type Row, readTable } from './table.js'
import { toNumber, toText } from './values.js'

type Fact = z.infer<typeof Storage.schema>
type Cells = Row<string>

const worst: readonly State[] = ['failed', 'degraded', 'rebuilding', 'warning', 'unknown', 'normal']

const wordOf = (variable: Variable | undefined): string | null =>
  typeof variable?.value === 'number' ? String(variable.value) : toText(variable)

const stateOf = (row: Cells, { states }: PartTable): State => {
  const told = states.flatMap(({ column, words }): State[] => {
    const word = wordOf(row[column])
    return word === null ? [] : [Object.hasOwn(words, word) ? (words[word] ?? 'unknown') : 'unknown']
  })
  return worst.find((state) => told.includes(state)) ?? 'unknown'
}

const powers = ['', 'K', 'M', 'G', 'T', 'P']

/** `7.2T`, `1.79 TB`: in steps of 1024, as who writes so counts; `4000 GB.` is what stands on a drive. */
const bytesIn = (text: string): number | null => {
  const [, number, letter = ''] = /^([\d.]+)\s*([KMGTP]?)i?B?\.?$/i.exec(text.trim()) ?? []
  if (number === undefined || Number.isNaN(Number(number))) return null
  return Math.round(
    Number(number) * (text.endsWith('.') ? 1000 : 1024) ** powers.indexOf(letter.toUpperCase()),
  )
}

/** Beyond 8 PiB nothing of a town is stored: it is a way to say that there is none. */
const mostBytes = 2 ** 53 - 1

const believable = (bytes: number): number | null =>
  bytes >= 0 && bytes <= mostBytes ? Math.round(bytes) : null

const sizeIn = (row: Cells, size: PartTable['size']): number | null => {
  if (size === undefined) return null
  const cell = row[size.column]
  if (typeof cell?.value !== 'number') return believable(bytesIn(toText(cell) ?? '') ?? -1)
  const unit = size.unitColumn === undefined ? (size.unit ?? 1) : (toNumber(row[size.unitColumn]) ?? 1)
  return believable(cell.value * unit)
}

/** None of a drive is 0 °C or colder: that is how “not reported” is written. */
const celsiusIn = (variable: Variable | undefined): number | null => {
  const text = wordOf(variable)
  const degrees = Number(/-?\d+(\.\d+)?/.exec(text ?? '')?.[0] ?? Number.NaN)
  return degrees > 0 && degrees < 120 ? degrees : null
}

const columnsOf = (table: PartTable): Readonly<Record<string, number>> => {
  const { name, states, where, model, serial, level, size, used, free, celsius } = table
  const sizes = [size, used, free].flatMap((one) => [one?.column, one?.unitColumn])
  const all = [
    name,
    ...states.map(({ column }) => column),
    where?.column,
    model,
    serial,
    level,
    celsius,
    ...sizes,
  ]
  return Object.fromEntries(all.filter((column) => column !== undefined).map((column) => [column, column]))
}

const freeOf = (size: number | null, used: number | null): number | null =>
  size === null || size <= 0 || used === null ? null : Math.round(((size - used) / size) * 1000) / 10

interface Part {
  readonly fact: Fact
  readonly readings: Readonly<Record<string, number | null>>
}

/** Nobody uses more than there is: the one or the other is not to be believed. */
const usedOf = (size: number | null, used: number | null): number | null =>
  used === null || used < 0 || (size !== null && used > size) ? null : used

const partOf = (row: Cells, index: string, table: PartTable): Part | null => {
  const { where, empty = [], arrays } = table
  if (where && (typeof row[where.column]?.value === 'number' ? 'number' : 'string') !== where.holds)
    return null
  const first = table.states[0]
  if (first && empty.includes(wordOf(row[first.column]) ?? '')) return null
  const written = wordOf(row[table.name])
  const isNumber = written === null || /^\d+$/.test(written)
  const name = cut(isNumber ? `${table.kind} ${written ?? index}` : written, 120)
  const text = (column: number | undefined, max?: number) =>
    column === undefined ? undefined : toText(row[column], max)
  const sizeBytes = sizeIn(row, table.size)
  const free = sizeIn(row, table.free)
  const usedBytes = usedOf(
    sizeBytes,
    sizeIn(row, table.used) ?? (sizeBytes === null || free === null ? null : sizeBytes - free),
  )
  const level = text(table.level, 32)
  return {
    fact: {
      name,
      kind: arrays?.test(name) ? 'array' : table.kind,
      state: stateOf(row, table),
      ...(level === undefined ? {} : { level }),
      ...(table.model === undefined ? {} : { model: text(table.model) ?? null }),
      ...(table.serial === undefined ? {} : { serial: text(table.serial) ?? null }),
      ...(sizeBytes === null ? {} : { sizeBytes }),
    },
    readings: {
      usedBytes,
      freePercent: freeOf(sizeBytes, usedBytes),
      celsius: table.celsius === undefined ? null : celsiusIn(row[table.celsius]),
    },
  }
}

const partsIn = async (session: SnmpSession, table: PartTable, objectId: string | null): Promise<Part[]> => {
  const entry = table.entry.replace('~', objectId ?? '1.3.6.1.4.1')
  const rows = await readTable(session, entry, columnsOf(table))
  return [...rows].flatMap(([index, row]) => partOf(row, index, table) ?? [])
}

const volumesOfSystem = async (session: SnmpSession): Promise<Part[]> =>
  (await readFileSystems(session)).flatMap(({ name, sizeBytes: size, usedBytes: used }): Part[] => {
    const sizeBytes = believable(size)
    if (sizeBytes === null) return []
    const usedBytes = usedOf(sizeBytes, used)
    return [
      {
        fact: { name, kind: 'volume', state: 'unknown', sizeBytes },
        readings: { usedBytes, freePercent: freeOf(sizeBytes, usedBytes) },
      },
    ]
  })

/** Volumes, arrays and drives as the maker’s MIB tells of them; the mounted file systems where it tells of no volume. */
export const readStorage = async (
  session: SnmpSession,
  { maker, objectId }: Identity,
): Promise<Told<Fact>> => {
  const parts: Part[] = []
  for (const table of (maker === null ? undefined : storageMakers[maker]) ?? [])
    parts.push(...(await partsIn(session, table, objectId)))
  if (parts.length === 0)
    for (const table of standardTables) parts.push(...(await partsIn(session, table, objectId)))
  if (!parts.some(({ fact }) => fact.kind === 'volume')) parts.push(...(await volumesOfSystem(session)))
  if (parts.length === 0)
    throw new ProbeError('absent', `${session.target.host} tells of no volumes and no drives`)
  const facts: Fact[] = []
  const readings: Record<string, number> = {}
  for (const { fact, readings: all } of parts.slice(0, 1024)) {
    const isTaken = facts.some(({ kind, name }) => kind === fact.kind && name === fact.name)
    const own = isTaken ? { ...fact, name: `${fact.name} #${facts.length}` } : fact
    facts.push(own)
    for (const [metric, value] of Object.entries(all))
      if (value !== null) readings[`${metric} ${own.kind} ${own.name}`] = value
  }
  return { facts, readings }
}
