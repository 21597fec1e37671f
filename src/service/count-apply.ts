import {
  type Application,
  type ApplyOptions,
  type ApplyWords,
  applicationOf,
} from '#domain/counting/apply.js'
import type { Actor, Count } from '#domain/counting/count.js'
import type { OrganisationReader } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import { isTakenBack } from './count-close.js'
import { type CountContext, changeCountIn } from './count-context.js'

export interface Applied {
  readonly count: Count
  /** Number of the edit in the history. */
  readonly edit: number
  readonly changed: number
  /** Assets that were changed since they were counted: they stay as they are. */
  readonly skipped: readonly string[]
}

/**
 * What applying a count would change in the register now.
 * @throws Problem conflict: it is open.
 */
export const planApply = async (
  context: CountContext,
  id: string,
  options: ApplyOptions,
): Promise<Application & { readonly count: Count }> => {
  const { count, outcome } = await context.book.view(id)
  if (count.closed === null) throw new Problem('conflict', 'Close the count first.')
  const register = await context.readRegister()
  const { language, timeZone } = register.organisation
  const named = { name: count.name }
  const words: ApplyWords = {
    missing: context.texts.t(language, 'count.note.missing', named),
    damaged: context.texts.t(language, 'count.note.damaged', named),
    place: ({ found, expected }) =>
      context.texts.t(language, 'count.note.place', { ...named, found, expected }),
  }
  // A count as of the last of December that ends before is dated when it ended.
  const closedOn = dayOf(count.closed.at, timeZone)
  const date = closedOn < count.date ? closedOn : count.date
  return { count, ...applicationOf(count, outcome, register, date, words, options) }
}

const refuseAgain = async (
  reader: Pick<OrganisationReader, 'edits'>,
  { applied }: Pick<Count, 'applied'>,
): Promise<void> => {
  if (applied && !(await isTakenBack(reader, applied.edit)))
    throw new Problem('conflict', said`This was done already, by edit ${applied.edit}.`)
}

/**
 * Takes the results into the register, as one edit that can be taken back as one.
 * @throws Problem conflict: open, applied already, nothing to change, or the register was changed meanwhile.
 */
export const applyCount = async (
  context: CountContext,
  id: string,
  options: ApplyOptions,
  who: Actor,
): Promise<Applied> => {
  const { count, changes, skipped } = await planApply(context, id, options)
  await refuseAgain(context.store.of(context.organisation), count)
  let next = count
  const { number } = await context.editor.edit(
    {
      action: 'count',
      changes,
      why: count.name,
      also: async (writer, edit) => {
        next = await changeCountIn(writer, context.clock.now(), id, 'apply', who, async (now, at) => {
          if (now.closed?.at !== count.closed?.at)
            throw new Problem('conflict', 'Somebody has changed this count meanwhile; look again.')
          await refuseAgain(writer, now)
          return {
            next: { ...now, applied: { at, by: who, edit } },
            detail: { edit, changes: changes.length, skipped },
          }
        })
      },
    },
    who,
  )
  if (number === null) throw new Problem('conflict', 'Nothing in the register would change.')
  return { count: next, edit: number, changed: changes.length, skipped }
}
