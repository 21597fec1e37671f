import type { Register } from '#contract/register.js'
import type { Actor, Count } from '#domain/counting/count.js'
import type { Clock, OrganisationWriter, Store } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { CountBook } from './count-book.js'
import type { RegisterEditor } from './edit-register.js'
import type { TextSource } from './texts.js'

/** What the acts of a count need. */
export interface CountContext {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
  readonly editor: RegisterEditor
  readonly texts: Pick<TextSource, 't' | 'local'>
  readonly book: CountBook
  readRegister(): Promise<Register>
}

/** A count as it is inside of a transaction. @throws Problem not_found. */
export const countIn = async (writer: OrganisationWriter, id: string): Promise<Count> => {
  const count = await writer.counts.get(id)
  if (!count) throw new Problem('not_found', said`There is no count ${id}.`)
  return count
}

/** How an act changes what is known of a count. */
type CountChange = (
  count: Count,
  at: Instant,
  writer: OrganisationWriter,
) => Promise<{ readonly next: Count; readonly detail?: unknown }>

/** Changes what is known of a count, and the audit log, inside of a transaction. */
export const changeCountIn = async (
  writer: OrganisationWriter,
  at: Instant,
  id: string,
  what: string,
  who: Actor,
  change: CountChange,
): Promise<Count> => {
  const { next, detail = null } = await change(await countIn(writer, id), at, writer)
  await writer.counts.put(next)
  await writer.audit({ at, who: who.id, what: `count.${what}`, on: `count/${id}`, detail })
  return next
}

/** Changes what is known of a count and writes it into the audit log, both or neither. */
export const changeCount = async (
  { store, clock, organisation }: CountContext,
  id: string,
  what: string,
  who: Actor,
  change: CountChange,
): Promise<Count> =>
  store.transaction((tx) => changeCountIn(tx.of(organisation), clock.now(), id, what, who, change))

const mostWhy = 1000

/** What a count that was ended is opened again for. @throws Problem invalid. */
export const requireWhy = (why: string): string => {
  const given = why.trim()
  if (given === '' || given.length > mostWhy)
    throw new Problem('invalid', said`Say why, in at most ${mostWhy} characters.`)
  return given
}
