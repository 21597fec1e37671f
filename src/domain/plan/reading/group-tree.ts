import type { LocalText } from '#contract/register/text.js'
import type { PlanField } from './known-plan-heads.js'
import type { PlanCell } from './plan-cell.js'
import { nowhere, type ReadingReport } from './reading-report.js'
import { aroundOf, numberedHeading, outermostOf, rowNumberOf } from './row-numbers.js'
import type { GroupRow } from './sort-rows.js'

interface Group {
  readonly id: string
  readonly title: LocalText
  readonly parent?: string
}

/** The groups of a table as they come: headings, and columns that name them. */
export interface GroupTree {
  enter(row: GroupRow, language: string, report: ReadingReport): void
  /** The outermost and the innermost group of a row. */
  around(
    id: string,
    cells: ReadonlyMap<PlanField, PlanCell>,
    language: string,
  ): { area: string; task: string }
  /** A number for a row of a table that has none. */
  nextNumber(): string
  told(): Group[]
}

const scriptOf = (text: string, language: string): string =>
  /\p{Script=Cyrillic}/u.test(text) ? 'sr-Cyrl' : language === 'sr-Cyrl' ? 'sr-Latn' : language

export const openGroups = (): GroupTree => {
  const groups = new Map<string, Group>()
  /** Headings that the next row stands under, the outermost first. */
  let open: { id: string; isNumbered: boolean }[] = []
  const counts = new Map<string, number>()
  /** Columns name groups by words alone: each word has the number that it was first given. */
  const named = new Map<string, string>()

  /** Where only the first row of several names its group, as merged cells go out as CSV. */
  let before: { area: string | null; task: string | null } = { area: null, task: null }

  const put = (id: string, title: string, parent: string | null, language: string): void => {
    if (groups.has(id) || title === '') return
    const text = title.replace(/\s+/g, ' ').slice(0, 1000)
    groups.set(id, { id, title: { [scriptOf(text, language)]: text }, ...(parent !== null && { parent }) })
  }
  const count = (key: string): number => {
    const next = (counts.get(key) ?? 0) + 1
    counts.set(key, next)
    return next
  }
  const inColumn = (cell: PlanCell | undefined, parent: string | null, language: string): string | null => {
    if (!cell) return null
    const whole = rowNumberOf(cell.text)
    if (whole !== null && /^\d[\d.]*$/.test(whole)) return whole
    const { number, title } = numberedHeading(cell.text)
    const key = `${parent ?? ''}\n${title}`
    const id =
      number ?? named.get(key) ?? `${parent === null ? '' : `${parent}.`}${count(`c${parent ?? ''}`)}`
    named.set(key, id)
    put(id, title, parent, language)
    return id
  }
  return {
    enter: ({ row, number, title }, language, report) => {
      let id = number
      let parent: string | null = null
      if (id !== null) {
        parent = aroundOf(id)
        // A numbered heading that says nothing of what is around it begins again from outside.
        open = open.filter(
          (group) => parent !== null && (group.id === parent || parent.startsWith(`${group.id}.`)),
        )
      } else {
        const last = open.at(-1)
        // Two headings without a number, one right below the other: the second lies in the first.
        open = last && !last.isNumbered ? [] : open
        parent = open.at(-1)?.id ?? null
        id = `${parent === null ? '' : `${parent}.`}${count(`h${parent ?? ''}`)}`
        report.note({ ...nowhere, sheet: row.sheet, row: row.number }, 'group-numbered', {
          title,
          number: id,
        })
      }
      put(id, title, parent !== null && groups.has(parent) ? parent : null, language)
      open = [...open, { id, isNumbered: number !== null }]
    },
    around: (id, cells, language) => {
      const ownArea = inColumn(cells.get('area'), null, language)
      const area = ownArea ?? before.area
      const isSameArea = ownArea === null || ownArea === before.area
      const task = inColumn(cells.get('task'), area, language) ?? (isSameArea ? before.task : null)
      before = { area, task }
      const inner = open.at(-1)?.id ?? null
      const outer = open[0]?.id ?? null
      const byNumber = aroundOf(id)
      return {
        area: area ?? (byNumber === null ? (outer ?? task ?? '') : outermostOf(id)),
        task: task ?? byNumber ?? inner ?? area ?? '',
      }
    },
    nextNumber: () => {
      const inner = open.at(-1)?.id
      return `${inner === undefined ? '' : `${inner}.`}${count(`m${inner ?? ''}`)}`
    },
    told: () => [...groups.values()],
  }
}
