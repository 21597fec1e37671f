import { Measure } from '#contract/register/measure.js'
import { Plan } from '#contract/register/plan.js'
import type { LocalText } from '#contract/register/text.js'
import { sameValue } from '#lib/same-value.js'
import type { PlanFrame } from './plan-settings.js'
import type { ReadMeasure } from './read-measure.js'
import type { TableReading } from './read-plan-table.js'
import { nowhere } from './reading-report.js'

const asRecord = (text: LocalText | undefined, language: string): Record<string, string> =>
  text === undefined ? {} : typeof text === 'string' ? { [language]: text } : text

/** The title with what somebody gave of it; as it was where that says nothing new. */
const mergeTitle = (before: LocalText, given: LocalText, language: string): LocalText => {
  const known = Object.values(asRecord(before, language))
  if (Object.values(asRecord(given, language)).every((text) => known.includes(text))) return before
  return { ...asRecord(before, language), ...asRecord(given, language) }
}

/** In the order of the contract, so that two readings of the same file are the same text. */
const inOrder = (fields: Partial<Measure>): Partial<Measure> =>
  Object.fromEntries(
    Object.keys(Measure.shape).flatMap((name) => {
      const value = fields[name as keyof Measure]
      return value === undefined ? [] : [[name, value]]
    }),
  )

/** A deadline that was moved stays where it was moved to, as long as the table has the one before. */
const keepsMove = (before: Measure, deadline: string | undefined): boolean =>
  before.moves?.some(({ from }) => from === deadline) === true

/** A row that nobody knew before: what the table has no column for is empty. */
export const newMeasure = ({ id, area, task, title, stated, inferred }: ReadMeasure): Partial<Measure> =>
  inOrder({
    owners: [],
    approvers: [],
    fundingSources: [],
    budgetAsWritten: '',
    indicators: [],
    deadlineKind: 'none',
    spec: '',
    category: '',
    ...inferred,
    ...stated,
    id,
    area,
    task,
    title,
  })

const mergeMeasure = (read: ReadMeasure, before: Measure | undefined, language: string): Partial<Measure> => {
  if (!before) return newMeasure(read)
  const { stated, inferred } = read
  const title = { ...asRecord(before.title, language), ...read.title }
  const frame = { id: read.id, area: read.area, task: read.task, title }
  const said: Partial<Measure> = { ...stated }
  const wasTitle = asRecord(before.title, language)
  const isSameTitle = Object.entries(read.title).every(([tag, text]) => wasTitle[tag] === text)
  const isSameBudget = said.budgetAsWritten === undefined || said.budgetAsWritten === before.budgetAsWritten
  if (!read.cells.has('total') && said.budgetAsWritten !== undefined)
    for (const field of ['total', 'unitPrice', 'items'] as const) {
      // What a budget cell said before was read then, and may have been mended since.
      if (isSameBudget) delete said[field]
      else said[field] ??= undefined
    }
  const hasQuantity = before.quantity !== undefined
  if (!read.cells.has('quantity') && isSameBudget && isSameTitle && hasQuantity) {
    delete said.quantity
    delete said.quantityStated
  }
  if (keepsMove(before, said.deadline)) {
    delete said.deadline
    delete said.deadlineKind
  } else if (said.deadlineKind !== undefined) said.deadline ??= undefined
  const isInferredAgain = before.quantityStated === false && !isSameBudget
  const known = Object.fromEntries(
    Object.entries(inferred).filter(([name]) =>
      name.startsWith('quantity')
        ? !hasQuantity || isInferredAgain
        : before[name as keyof Measure] === undefined,
    ),
  )
  const procurement = said.procurement ? { ...before.procurement, ...said.procurement } : before.procurement
  return inOrder({ ...before, ...known, ...said, ...frame, ...(procurement && { procurement }) })
}

const fieldOf: Readonly<Record<string, string>> = {
  approvers: 'approver',
  fundingSources: 'funding',
  budgetAsWritten: 'budget',
  items: 'budget',
}

/** What stands beside the table comes to what people added, and takes nothing of it away. */
const joined = <T>(before: readonly T[] = [], given: readonly T[] = []): T[] => [
  ...before,
  ...given.filter((each) => !before.some((known) => sameValue(known, each))),
]

/**
 * The plan that a reading makes of the one that the register has: columns of the table change, and what people added
 * stays. Tells of what the contract refuses, at the cell that it comes from. Null where it refuses anything.
 */
export const mergePlan = (
  reading: TableReading,
  frame: PlanFrame,
  existing: Plan | null,
  language: string,
): Plan | null => {
  const { measures, groups, report } = reading
  const before = new Map(existing?.measures.map((measure) => [measure.id, measure]))
  const titles = new Map(existing?.groups?.map((group) => [group.id, group]))
  for (const group of [...(frame.groups ?? []), ...groups]) {
    const old = titles.get(group.id)
    const title = { ...asRecord(old?.title, language), ...asRecord(group.title, language) }
    titles.set(group.id, { ...old, ...group, title })
  }
  const body = {
    ...existing,
    ...frame,
    title: existing ? mergeTitle(existing.title, frame.title, language) : frame.title,
    ...(frame.amendments && { amendments: joined(existing?.amendments, frame.amendments) }),
    ...(frame.acceptances && { acceptances: joined(existing?.acceptances, frame.acceptances) }),
    ...(titles.size > 0 && { groups: [...titles.values()] }),
    measures: measures.map((read) => mergeMeasure(read, before.get(read.id), language)),
  }
  const parsed = Plan.safeParse(body)
  if (parsed.success) return parsed.data
  for (const { path, message } of parsed.error.issues) {
    const [part, index, field] = path
    const read = part === 'measures' && typeof index === 'number' ? measures[index] : undefined
    const name = String(field ?? part ?? '')
    const cell = read?.cells.get((fieldOf[name] ?? name) as never)
    const row = read ? reading.places.get(read.id) : undefined
    const place = { ...nowhere, sheet: row?.sheet ?? null, row: row?.row ?? null, field: name }
    report.fault(cell?.place ?? place, 'refused', { what: `${path.join('.')}: ${message}` })
  }
  return null
}
