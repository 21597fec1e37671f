import type { Marks } from './marks.js'
import {
  atOncePoints,
  containerPoints,
  differentUpTo,
  type MarkKind,
  markKinds,
  sameFrom,
  weights,
} from './weights.js'

export const likenesses = ['same', 'different', 'ask'] as const
export type Likeness = (typeof likenesses)[number]

export interface Reason {
  readonly mark: MarkKind | 'container' | 'at-once'
  readonly agrees: boolean
  readonly points: number
}

export interface Compared {
  readonly likeness: Likeness
  readonly score: number
  readonly reasons: readonly Reason[]
}

const reasonOf = (mark: MarkKind, a: Marks, b: Marks): Reason | null => {
  const [mine, yours] = [a.values[mark], b.values[mark]]
  if (!mine || !yours) return null
  const agrees = mine.some((value) => yours.includes(value))
  return { mark, agrees, points: weights[mark][agrees ? 'agrees' : 'differs'] }
}

const isOtherKind = (a: Marks, b: Marks): boolean =>
  a.machine !== null && b.machine !== null && (a.machine === 'container') !== (b.machine === 'container')

/**
 * Whether two lots of marks are of one machine. `isAtOnce`: agents on both reported within one interval, which one
 * machine does not do.
 */
export const compareMarks = (a: Marks, b: Marks, { isAtOnce = false } = {}): Compared => {
  const reasons: Reason[] = markKinds.flatMap((mark) => reasonOf(mark, a, b) ?? [])
  const isAlike = reasons.some(({ agrees }) => agrees)
  const differs = reasons.some(({ agrees }) => !agrees)
  if (isAtOnce && isAlike && differs) reasons.push({ mark: 'at-once', agrees: false, points: atOncePoints })
  if (isOtherKind(a, b)) reasons.push({ mark: 'container', agrees: false, points: containerPoints })
  const score = reasons.reduce((sum, { points }) => sum + points, 0)
  const likeness = score >= sameFrom ? 'same' : score <= differentUpTo || !isAlike ? 'different' : 'ask'
  return { likeness, score, reasons }
}
