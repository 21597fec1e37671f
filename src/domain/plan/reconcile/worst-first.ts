import { rowStates } from './row-state.js'
import type { RowStatus } from './row-status.js'

const lateDays = ({ timeliness }: RowStatus): number => {
  if (timeliness.is === 'late') return timeliness.days
  return timeliness.is === 'due' ? -timeliness.days - 1 : Number.NEGATIVE_INFINITY
}

/** The rows that need somebody first: by state, then by how late they are, then as the plan has them. */
export const worstFirst = (rows: readonly RowStatus[]): RowStatus[] =>
  rows.toSorted(
    (a, b) =>
      rowStates.indexOf(a.state) - rowStates.indexOf(b.state) || Math.sign(lateDays(b) - lateDays(a)) || 0,
  )
