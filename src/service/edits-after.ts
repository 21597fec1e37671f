import { collections, type Part } from '#contract/register.js'
import type { RegisterEdit } from '#domain/ports/register-edits.js'
import type { Fault, Problem } from '#lib/problem.js'
import type { Services } from './services.js'

const isPart = (text: string): text is Part =>
  text === 'organisation' || (collections as readonly string[]).includes(text)

export interface InTheWay extends Fault {
  /** Null where no entry is to blame. */
  readonly part: Part | null
  readonly id: string
  /** The edits that changed the entry since. */
  readonly since: readonly RegisterEdit[]
}

const mostEntries = 20

/** Why an edit cannot be taken back: each entry that was changed since, and by which edits. */
export const editsAfter = async (
  { store, organisation }: Pick<Services, 'store' | 'organisation'>,
  number: number,
  problem: Problem,
): Promise<{ readonly entries: readonly InTheWay[] }> => {
  const reader = store.of(organisation)
  const entries = await Promise.all(
    problem.faults.slice(0, mostEntries).map(async (fault): Promise<InTheWay> => {
      const [part = '', ...rest] = fault.where.split('/')
      const id = rest.join('/')
      if (!isPart(part) || id === '') return { ...fault, part: null, id, since: [] }
      const edits = await reader.edits.ofEntry(part, id, { limit: 10 })
      return { ...fault, part, id, since: edits.filter((edit) => edit.number > number) }
    }),
  )
  return {
    entries: entries.length > 0 ? entries : [{ ...problem.asFault(), part: null, id: '', since: [] }],
  }
}
