import type { PlanView, Row } from './view.js'

/** Endings and fillers that many titles have in common do not make two rows speak of one thing. */
const rare = 6

/** A task with more rows than this is no task, but a plan without any. */
const mostBeside = 30

/** True where two rows speak of one thing: most of what tells the shorter title apart stands in the other one too. */
export const speakOfOneThing = (view: PlanView, a: Row, b: Row): boolean =>
  a.stems.some((of, language) => {
    const other = b.stems[language]
    if (other === undefined || of.size === 0 || other.size === 0) return false
    const shared = [...of].filter((stem) => other.has(stem))
    // Within a task even common words tell what a row is about.
    const isNear = a.measure.task === b.measure.task
    if (shared.length === 0 || (!isNear && !shared.some((stem) => view.frequency(stem) <= rare))) return false
    return shared.length / Math.min(of.size, other.size) >= 0.6
  })

/** Pairs of rows that speak of one thing: each of `left` with those of `right`; looked up by word, not each by each. */
export const pairsOfOneThing = (
  view: PlanView,
  left: readonly Row[],
  right: readonly Row[],
): (readonly [Row, Row])[] => {
  const byTask = Map.groupBy(right, ({ measure }) => measure.task)
  const byStem = new Map<string, Row[]>()
  for (const row of right)
    for (const stem of new Set(row.stems.flatMap((stems) => [...stems])))
      if (view.frequency(stem) <= rare) byStem.set(stem, [...(byStem.get(stem) ?? []), row])
  return left.flatMap((row) => {
    const near = new Set(row.stems.flatMap((stems) => [...stems].flatMap((stem) => byStem.get(stem) ?? [])))
    const beside = byTask.get(row.measure.task) ?? []
    if (beside.length <= mostBeside) for (const each of beside) near.add(each)
    return [...near]
      .filter((other) => other !== row && speakOfOneThing(view, row, other))
      .map((other) => [row, other] as const)
  })
}
