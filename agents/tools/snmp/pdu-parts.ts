import { cut } from '#lib/cut.js'
import type { Measure, PduFact, PduState, PduTable } from './pdu-maker.js'
import { toQuantity, toWord } from './quantity.js'
import type { Row } from './table.js'
import { toText } from './values.js'

export type PduRow = Row<keyof NonNullable<PduTable['columns']>>

/** One part as a table tells of it; several tables may tell of the same one. */
export interface Part {
  readonly fact: PduFact
  readonly readings: Readonly<Partial<Record<Measure, number>>>
  /** It is told only where another table has told of the same part. */
  readonly isMore?: boolean
}

export const measures = ['amperes', 'volts', 'watts', 'wattHours'] as const

/** No fuse of a town hall carries more; what is beyond is a way to say that there is none. */
const most: Readonly<Record<Measure, number>> = { amperes: 5000, volts: 1000, watts: 1e6, wattHours: 1e13 }

/** Texts within an index are written as their length and their characters. */
const readable = (index: string): string => {
  const parts = index.split('.').map(Number)
  const at = parts.findIndex((length, start) => length >= 4 && start + length + 1 === parts.length)
  const codes = at < 0 ? [] : parts.slice(at + 1)
  if (codes.length === 0 || codes.some((code) => code < 32 || code > 126)) return index
  return [String.fromCharCode(...codes), ...parts.slice(0, at)].join(' ')
}

const nameOf = (table: PduTable, index: string): string => {
  const { name, names, prefix } = table
  const own = names?.[index] ?? name ?? readable(index)
  return cut([prefix, own].filter(Boolean).join(' '), 128)
}

const stateOf = (table: PduTable, index: string, row: PduRow, selected: string | null): PduState => {
  const own = table.states?.[toWord(row.state) ?? ''] ?? 'unknown'
  if (!table.selected || own === 'alarm' || own === 'warning') return own
  const taken = selected === null ? undefined : table.selected.is[selected]
  if (taken === undefined) return 'unknown'
  return taken === nameOf(table, index) ? 'on' : 'off'
}

const isWanted = ({ is, isNot }: PduTable, row: PduRow): boolean => {
  const word = toWord(row.filter) ?? ''
  if (is && !is.map(String).includes(word)) return false
  return !isNot?.map(String).includes(word)
}

const reading = (measure: Measure, value: number | null, isSigned: boolean): number | null =>
  value !== null && Math.abs(value) <= most[measure] && (isSigned || value >= 0) ? value : null

/** The parts of one table by its rows. */
export const partsOf = (
  table: PduTable,
  rows: ReadonlyMap<string, PduRow>,
  selected: string | null = null,
): Part[] =>
  [...rows].flatMap(([index, row]): Part[] => {
    if (!isWanted(table, row)) return []
    const quantity = (name: Measure | 'ratedAmperes') =>
      toQuantity(row[name], { scale: table.scales?.[name] ?? 1, absent: table.absent ?? [-1] })
    const found = measures.flatMap((measure): [Measure, number][] => {
      const value = reading(measure, quantity(measure), table.isSigned ?? false)
      return value === null ? [] : [[measure, value]]
    })
    if (found.length === 0 && row.state === undefined) return []
    const rated = quantity('ratedAmperes')
    const label = toText(row.label, 128)
    return [
      {
        fact: {
          name: nameOf(table, index),
          ...(label === null ? {} : { label }),
          kind: table.kind,
          state: stateOf(table, index, row, selected),
          ...(rated === null || rated <= 0 || rated > most.amperes ? {} : { ratedAmperes: rated }),
        },
        readings: Object.fromEntries(found),
        ...(table.isMore ? { isMore: true } : {}),
      },
    ]
  })

/** Of what several tables say of one part, the first that says something counts. */
export const merged = (parts: readonly Part[]): Part[] => {
  const all = new Map<string, Part>()
  for (const part of parts) {
    const key = `${part.fact.kind} ${part.fact.name}`
    const known = all.get(key)
    if (part.isMore && !known) continue
    all.set(
      key,
      known === undefined
        ? part
        : {
            fact: {
              ...part.fact,
              ...known.fact,
              state: known.fact.state === 'unknown' ? part.fact.state : known.fact.state,
            },
            readings: { ...part.readings, ...known.readings },
          },
    )
  }
  return [...all.values()]
}
