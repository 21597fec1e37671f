import { states } from '#contract/verdict.js'
import type { AlertItem } from './channel.js'

/** Worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]

type Weighed = Pick<AlertItem, 'kind' | 'severity' | 'state' | 'since' | 'openedAt' | 'alert'>

const rank = (item: Weighed): number[] => [
  item.kind === 'opened' ? 0 : 1,
  severities.indexOf(item.severity),
  states.indexOf(item.state),
]

/** Troubles before what is over, then the worst, then the oldest. */
export const worstFirst = (a: Weighed, b: Weighed): number => {
  const other = rank(b)
  const difference = rank(a)
    .map((value, index) => value - (other[index] ?? 0))
    .find((value) => value !== 0)
  if (difference !== undefined) return difference
  return (a.since ?? a.openedAt).localeCompare(b.since ?? b.openedAt) || a.alert - b.alert
}
