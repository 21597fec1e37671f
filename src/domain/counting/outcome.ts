import { type Frame, isSamePlace } from './count.js'
import type { CountedAsset, Outside } from './expected.js'
import { lastMarks, type Mark, standingMarks } from './mark.js'

export type Result = 'found' | 'damaged' | 'missing' | 'open'

/** One asset of the frozen list and what became of it. */
export interface Line {
  readonly asset: CountedAsset
  /** `open`: nobody has counted it yet. A damaged thing is there. */
  readonly result: Result
  readonly mark: Mark | null
  /** It was found, and not where the register says. */
  readonly isElsewhere: boolean
}

/** Counted, in the register, and not on the list. */
export interface OutsideLine {
  readonly asset: CountedAsset
  readonly why: Outside
  readonly mark: Mark
}

export interface Outcome {
  readonly lines: readonly Line[]
  readonly outside: readonly OutsideLine[]
  /** Things that the register does not know. */
  readonly surplus: readonly Mark[]
}

const resultOf = (mark: Mark | null): Result => {
  if (mark === null) return 'open'
  return mark.found === 'missing' || mark.found === 'damaged' ? mark.found : 'found'
}

const isElsewhere = (asset: CountedAsset, mark: Mark | null, places: Frame['places']): boolean => {
  if (mark === null || mark.found === 'missing') return false
  if (mark.place === null) return mark.found === 'other-place'
  return asset.place === null || !isSamePlace(places, asset.place, mark.place)
}

/** What a count has found so far; the later of two marks of a thing holds. */
export const outcomeOf = (
  expected: readonly CountedAsset[],
  marks: readonly Mark[],
  places: Frame['places'],
): Outcome => {
  const last = lastMarks(marks)
  const lines = expected.map((asset): Line => {
    const mark = last.get(asset.id) ?? null
    return { asset, mark, result: resultOf(mark), isElsewhere: isElsewhere(asset, mark, places) }
  })
  const listed = new Set(expected.map(({ id }) => id))
  return {
    lines,
    outside: [...last.values()].flatMap((mark) =>
      mark.outside !== null && !listed.has(mark.outside.asset.id) && mark.found !== 'missing'
        ? [{ ...mark.outside, mark }]
        : [],
    ),
    surplus: standingMarks(marks).filter(({ asset }) => asset === null),
  }
}

/** How far it has come: `expected` is always `found` + `missing` + `open`. */
export interface Progress {
  readonly expected: number
  /** Whole or damaged, here or there. */
  readonly found: number
  readonly damaged: number
  readonly elsewhere: number
  readonly missing: number
  readonly open: number
  readonly outside: number
  readonly surplus: number
}

export const progressOf = ({ lines, outside, surplus }: Outcome): Progress => {
  const of = (...results: Result[]) => lines.filter(({ result }) => results.includes(result)).length
  return {
    expected: lines.length,
    found: of('found', 'damaged'),
    damaged: of('damaged'),
    elsewhere: lines.filter((line) => line.isElsewhere).length,
    missing: of('missing'),
    open: of('open'),
    outside: outside.length,
    surplus: surplus.length,
  }
}

/** The progress of each recorded place, null for things without one. */
export const progressByPlace = (lines: readonly Line[]): Map<string | null, Progress> => {
  const byPlace = Map.groupBy(lines, ({ asset }) => asset.place)
  return new Map(
    [...byPlace].map(([place, some]) => [place, progressOf({ lines: some, outside: [], surplus: [] })]),
  )
}
