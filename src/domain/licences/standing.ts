import { type Coverage, isPartial, type Range, requiredRange } from './coverage.js'
import type { Line, LineStatus } from './line.js'
import { sumMoney } from './money.js'

export type StandingStatus = LineStatus | 'provisional'

/** The position of a product with what is not known of it. */
export interface StandingLine extends Omit<Line, 'status'> {
  readonly status: StandingStatus
  /** What may be required, where not enough devices were seen. */
  readonly range: Range | null
}

export interface Totals {
  readonly shortfalls: number
  readonly exposure: ReturnType<typeof sumMoney>
  readonly idle: ReturnType<typeof sumMoney>
  readonly waste: ReturnType<typeof sumMoney>
}

const worst: readonly StandingStatus[] = [
  'lapsed',
  'shortfall',
  'provisional',
  'unmeasured',
  'surplus',
  'balanced',
]

/**
 * Lines as they stand where `coverage` of the devices was seen, the worst first. What is short of what was seen is short
 * however much more there is; only what looks in order is provisional.
 */
export const withCoverage = (lines: readonly Line[], coverage: Coverage): StandingLine[] =>
  lines
    .map((line): StandingLine => {
      const range = requiredRange(line.required, coverage)
      const isOpen = isPartial(coverage) && line.shortfall === 0 && line.status !== 'unmeasured'
      return { ...line, range, status: isOpen ? 'provisional' : line.status }
    })
    .sort(
      (a, b) =>
        worst.indexOf(a.status) - worst.indexOf(b.status) ||
        b.shortfall - a.shortfall ||
        (a.key < b.key ? -1 : 1),
    )

export const totalsOf = (lines: readonly StandingLine[]): Totals => ({
  shortfalls: lines.filter(({ shortfall }) => shortfall > 0).length,
  exposure: sumMoney(lines.flatMap(({ exposure }) => exposure ?? [])),
  idle: sumMoney(lines.flatMap(({ idle }) => idle)),
  waste: sumMoney(lines.flatMap(({ waste }) => waste)),
})
