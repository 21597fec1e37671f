import { isBelievable } from '../../ups/believable.js'
import { type Doing, type Quantity, rangeOf } from '../../ups/quantities.js'
import { toNumber } from '../values.js'
import { type Answers, numbersOf, oidOf, rowsOf, scaled } from './answers.js'
import type { Lines, Scalars, UpsMib } from './mib.js'

/** One quantity: of the whole device, by phase, or both. */
export interface Measure {
  readonly whole: number | null
  readonly phases: ReadonlyMap<number, number>
}

const mostPhases = 3

const isVolts = (quantity: Quantity): boolean => /^(input|output|bypass)Volts$/.test(quantity)

const believed = (
  { sometimesTenths }: UpsMib,
  quantity: Quantity,
  { raw, value }: { raw: number; value: number },
  doing: Doing,
): number | null => {
  const range = rangeOf(quantity, doing)
  const inTenths = sometimesTenths && isVolts(quantity) && value > 1000 && value < 10_000
  const real = inTenths ? scaled(value, 0.1) : value
  return isBelievable(real, range) &&
    isBelievable(raw, { ...range, min: -Infinity, max: Infinity, zero: true, may255: true })
    ? real
    : null
}

/** Which phase a row is; null where it is one between two phases, or beyond those that the device says it has. */
const phaseOf = (index: readonly number[], { phase, index: begin }: Lines, most: number): number | null => {
  if (begin !== undefined && !index.join('.').startsWith(`${begin}.`)) return null
  const number = (phase === 'last' ? index.at(-1) : index[0]) || 1
  return number >= 1 && number <= most ? number : null
}

const linesOf = (
  mib: UpsMib,
  answers: Answers,
  lines: readonly Lines[],
  quantity: Quantity,
  doing: Doing,
) => {
  const phases = new Map<number, number>()
  let rows = 0
  for (const line of lines) {
    const [column, scale] = line.columns[quantity] ?? []
    if (column === undefined) continue
    const count = line.count === undefined ? null : toNumber(answers.get(oidOf(mib, line.count)))
    const most = count !== null && count >= 1 && count <= mostPhases ? count : mostPhases
    for (const { index, columns } of rowsOf(answers, oidOf(mib, line.entry))) {
      const phase = phaseOf(index, line, most)
      const raw = toNumber(columns.get(column))
      if (phase === null || raw === null) continue
      // A row of 0 is of a phase that the device does not have.
      if (raw !== 0) rows += 1
      const value = believed(mib, quantity, { raw, value: scaled(raw, scale) }, doing)
      if (value !== null) phases.set(phase, value)
    }
  }
  return { phases, isComplete: rows <= phases.size }
}

const ofPhases = (
  mib: UpsMib,
  answers: Answers,
  phases: Scalars<Quantity>,
  quantity: Quantity,
  doing: Doing,
) => {
  const found = numbersOf(mib, answers, phases[quantity] ?? []).map((one) =>
    one === null ? null : believed(mib, quantity, one, doing),
  )
  const volts = numbersOf(mib, answers, phases.outputVolts ?? [])
  // A phase without a voltage is one that the device does not have; the first it has always.
  return new Map(
    found.flatMap((value, index) =>
      value === null || (value === 0 && index > 0 && !volts[index]?.raw) ? [] : [[index + 1, value] as const],
    ),
  )
}

/** What is said of the whole where only phases are: power adds up, the fullest phase is the load. */
const ofAll = (quantity: Quantity, values: readonly number[], isComplete: boolean): number | null => {
  if (values.length === 0) return null
  if (quantity === 'loadPercent') return Math.max(...values)
  if (/Hertz$/.test(quantity)) return values[0] ?? null
  if (/(Watts|VoltAmperes)$/.test(quantity) && isComplete)
    return scaled(values.reduce((sum, value) => sum + value, 0))
  return null
}

/** One quantity as one MIB has it; `coarse` is what counts only where RFC 1628 does not have it. */
export const measureOf = (
  mib: UpsMib,
  answers: Answers,
  quantity: Quantity,
  doing: Doing,
  coarse: boolean,
): Measure | null => {
  const {
    numbers = {},
    coarse: coarseNumbers = {},
    phases: ownPhases = {},
    lines = [],
    coarseLines = [],
  } = mib
  const scalar =
    numbersOf(mib, answers, (coarse ? coarseNumbers : numbers)[quantity] ?? [])
      .map((one) => (one === null ? null : believed(mib, quantity, one, doing)))
      .find((value) => value !== null) ?? null
  const table = linesOf(mib, answers, coarse ? coarseLines : lines, quantity, doing)
  const byPhase =
    table.phases.size > 0 || coarse ? table.phases : ofPhases(mib, answers, ownPhases, quantity, doing)
  if (scalar === null && byPhase.size === 0) return null
  const values = [...byPhase.values()]
  const isSingle = byPhase.size === 1 && byPhase.has(1) && table.isComplete
  if (isSingle) return { whole: scalar ?? values[0] ?? null, phases: new Map() }
  const whole = scalar ?? ofAll(quantity, values, table.isComplete)
  return { whole, phases: /Hertz$/.test(quantity) ? new Map() : byPhase }
}
