import type { Line, Outcome } from '#domain/counting/outcome.js'

export const countTabs = ['places', 'open', 'found', 'missing', 'differences', 'surplus', 'seen'] as const
export type CountTab = (typeof countTabs)[number]

export const isCountTab = (text: string): text is CountTab => (countTabs as readonly string[]).includes(text)

/** Lines on one page of a view. */
export const linesOnPage = 100

/** Those at one place; `-` for things without one, null for all. */
export const linesAt = (lines: readonly Line[], place: string | null): readonly Line[] =>
  place === null ? lines : lines.filter(({ asset }) => (asset.place ?? '-') === place)

/** The lines of the frozen list that a view shows. `seen` holds what agents heard of: a hint, whatever was counted. */
export const linesOf = (tab: CountTab, { lines }: Outcome, seen: ReadonlySet<string>): readonly Line[] => {
  switch (tab) {
    case 'open':
    case 'missing':
      return lines.filter(({ result }) => result === tab)
    case 'found':
      return lines.filter(({ result }) => result === 'found' || result === 'damaged')
    case 'differences':
      return lines.filter(({ result, isElsewhere }) => isElsewhere || result === 'damaged')
    case 'seen':
      return lines.filter(
        ({ asset, result }) => (result === 'open' || result === 'missing') && seen.has(asset.id),
      )
    default:
      return []
  }
}
