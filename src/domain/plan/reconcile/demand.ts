import type { AssetKind } from '#contract/register/asset.js'
import type { Measure } from '#contract/register/measure.js'
import type { LocalText } from '#contract/register/text.js'
import type { Of } from './entry-variables.js'
import { type Expression, readExpression } from './expression.js'

export interface Check {
  readonly what: LocalText
  readonly expression: Expression
}

/** One thing that a row wants to exist, ready to be held against entries. */
export interface Demand {
  /** `expects/0`, `items/1`, or `row` where the row says no more than how many. */
  readonly key: string
  readonly what: LocalText | null
  /** Null: whatever names the row. */
  readonly of: Of | null
  /** Null where nobody said how many. */
  readonly count: number | null
  /** Kind of asset that it must be. */
  readonly kind: AssetKind | null
  readonly where: Expression | null
  readonly checks: readonly Check[]
  readonly isShared: boolean
  /** True where a right counts as one, whatever it covers. */
  readonly isByEntry: boolean
}

const plain = { of: null, kind: null, where: null, checks: [], isShared: false, isByEntry: false } as const

const ofExpectations = (expects: NonNullable<Measure['expects']>): Demand[] =>
  expects.map(({ what, of, count, where, meets = [], shared = false, countedBy }, index) => ({
    key: `expects/${index}`,
    what,
    of,
    count,
    kind: null,
    where: where === undefined ? null : readExpression(of, where),
    checks: meets.map((one) => ({ what: one.what, expression: readExpression(of, one.check) })),
    isShared: shared,
    isByEntry: countedBy === 'entry',
  }))

const make = ({ expects, items, quantity }: Measure): Demand[] => {
  if (expects && expects.length > 0) return ofExpectations(expects)
  if (items && items.length > 0)
    return items.map((item, index) => ({
      ...plain,
      key: `items/${index}`,
      what: item.title,
      of: item.kind === undefined ? null : ('asset' as const),
      kind: item.kind ?? null,
      count: item.quantity ?? null,
    }))
  return [{ ...plain, key: 'row', what: null, count: quantity ?? null }]
}

const known = new WeakMap<Measure, readonly Demand[]>()

/** What a row wants to exist: what it expects, else what it buys, else as many as it says of whatever names it. */
export const demandsOf = (measure: Measure): readonly Demand[] => {
  const before = known.get(measure)
  if (before) return before
  const made = make(measure)
  known.set(measure, made)
  return made
}
