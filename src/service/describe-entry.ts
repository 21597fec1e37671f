import type { ServiceRecord } from '#contract/register/service-record.js'
import type { Part, Register } from '#contract/register.js'
import { type PlanRow, rowsNamed } from '#domain/plan/rows.js'
import type { EntryEdit } from '#domain/ports/register-edits.js'
import type { Subject } from '#domain/ports.js'
import { type Entry, entryById } from '#domain/register/entries.js'
import { type Referrer, referrersOf } from '#domain/register/referrers.js'
import type { Services } from './services.js'

export interface EntryDescription {
  readonly part: Part
  readonly entry: Entry
  /** What was done to it, the newest first. */
  readonly serviceRecords: readonly ServiceRecord[]
  /** Whatever else names it. */
  readonly referrers: readonly Referrer[]
  /** What agents see of it. */
  readonly subjects: readonly Subject[]
  readonly planRows: readonly PlanRow[]
  /** What became of it, the newest first; one more than `mostEdits` where there is more. */
  readonly edits: readonly EntryEdit[]
}

export const mostEdits = 20

/** An entry of a register with all that leads to it; null where there is none. */
export const describeEntry = async (
  { store, links, organisation }: Pick<Services, 'store' | 'links' | 'organisation'>,
  register: Register,
  part: Part,
  id: string,
): Promise<EntryDescription | null> => {
  const entry = entryById(register, part, id)
  if (entry === null) return null
  const reader = store.of(organisation)
  const found =
    part === 'assets' ? await Promise.all(links.subjectsOf(id).map((each) => reader.subject(each))) : []
  const isDoneTo = ({ asset, place }: ServiceRecord) =>
    (part === 'assets' && asset === id) || (part === 'places' && place === id)
  return {
    part,
    entry,
    serviceRecords: register.serviceRecords.filter(isDoneTo).sort((a, b) => (a.date < b.date ? 1 : -1)),
    referrers: referrersOf(register, part, id).filter((each) => each.part !== 'serviceRecords'),
    subjects: found.filter((subject) => subject !== null),
    planRows: typeof entry.measure === 'string' ? rowsNamed(register, entry.measure) : [],
    edits: await reader.edits.ofEntry(part, id, { limit: mostEdits + 1 }),
  }
}
