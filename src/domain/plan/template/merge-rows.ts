import type { PlanTemplate, TemplateMeasure } from '#contract/plan-template.js'
import type { Measure } from '#contract/register/measure.js'
import { nowhere, type ReadingReport } from '../reading/reading-report.js'
import { mergeRow, newRow } from './merge-row.js'
import { adoptedDeadline, groupHash, rowAsTemplate, rowHash } from './template-of.js'

/** What the template had when the plan was last brought to it, by number; null where it never was. */
export type Base = ReadonlyMap<string, string> | null

interface Given {
  readonly base: Base
  readonly report: ReadingReport
  rolesOf(ids: readonly string[]): string[]
  /** Whether anything of the organisation hangs on a row. */
  hasWork(row: Measure): boolean
}

/** Rows that no template has, each after the row that it stood after. */
const withOwn = (rows: readonly Measure[], mine: readonly Measure[], own: ReadonlySet<string>): Measure[] => {
  const all = [...rows]
  let before: string | null = null
  for (const row of mine) {
    if (own.has(row.id)) {
      const at: number = before === null ? -1 : all.findIndex(({ id }) => id === before)
      all.splice(before !== null && at < 0 ? all.length : at + 1, 0, row)
    }
    before = row.id
  }
  return all
}

const isMoved = ({ moves }: Measure): boolean => (moves?.length ?? 0) > 0

const ofTheirs = (theirs: TemplateMeasure, mine: Measure | undefined, given: Given): Measure | null => {
  const { base, report, rolesOf } = given
  const had = base?.get(theirs.id)
  const values = { number: theirs.id }
  if (!mine) {
    if (had === undefined) return newRow(theirs, rolesOf)
    report.note(nowhere, 'template-removed-here', values)
    return null
  }
  if (base === null) return mergeRow(mine, theirs, true)
  if (had === undefined) {
    report.fault(nowhere, 'template-row-taken', values)
    return mine
  }
  const isChangedHere = rowHash(rowAsTemplate(mine)) !== had
  if (rowHash(theirs) === had) {
    if (isChangedHere) report.note(nowhere, 'template-kept', values)
    return mine
  }
  if (isChangedHere) report.note(nowhere, 'template-replaced', values)
  if (isMoved(mine) && adoptedDeadline(mine) !== theirs.deadline)
    report.note(nowhere, 'template-move-kept', { ...values, day: mine.deadline ?? '–' })
  return mergeRow(mine, theirs, isChangedHere)
}

/** The rows of a plan once the template's rows came to them; their numbers never change. */
export const mergeRows = (
  theirs: readonly TemplateMeasure[],
  mine: readonly Measure[],
  given: Given,
): Measure[] => {
  const known = new Map(mine.map((row) => [row.id, row]))
  const wanted = new Set(theirs.map(({ id }) => id))
  const rows = theirs.map((row) => ofTheirs(row, known.get(row.id), given)).filter((row) => row !== null)
  const own = mine.filter((row) => {
    if (wanted.has(row.id)) return false
    const had = given.base?.get(row.id)
    if (had === undefined) return true
    if (rowHash(rowAsTemplate(row)) === had && !given.hasWork(row)) return false
    given.report.note(nowhere, 'template-gone-kept', { number: row.id })
    return true
  })
  return withOwn(rows, mine, new Set(own.map(({ id }) => id)))
}

type Group = PlanTemplate['plan']['groups'][number]

/** The groups likewise; one that the template dropped goes once nothing stands in it. */
export const mergeGroups = (
  theirs: readonly Group[],
  mine: readonly Group[],
  base: Base,
  rows: readonly Measure[],
): Group[] => {
  const known = new Map(mine.map((group) => [group.id, group]))
  const wanted = new Set(theirs.map(({ id }) => id))
  const merged = theirs.map((group) => {
    const here = known.get(group.id)
    const had = base?.get(group.id)
    const stays = here && base !== null && (had === undefined || had === groupHash(group))
    return stays ? here : group
  })
  const used = new Set(rows.flatMap(({ area, task }) => [area, task]))
  const isUsed = ({ id }: Group): boolean => used.has(id) || mine.some(({ parent }) => parent === id)
  const others = mine.filter((group) => {
    const had = base?.get(group.id)
    return !wanted.has(group.id) && (had === undefined || had !== groupHash(group) || isUsed(group))
  })
  return [...merged, ...others]
}
