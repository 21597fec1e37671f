import {
  type Application,
  type ApplyOptions,
  type ApplyWords,
  applicationOf,
} from '#domain/counting/apply.js'
import type { Actor, Count } from '#domain/counting/count.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import { isTakenBack } from './count-close.js'
import { type CountContext, changeCount } from './count-context.js'

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
  if (count.applied && !(await isTakenBack(context, count.applied.edit)))
    throw new Problem('conflict', said`This was done already, by edit ${count.applied.edit}.`)
  const { number } = await context.editor.edit({ action: 'count', changes, why: count.name }, who)
  if (number === null) throw new Problem('conflict', 'Nothing in the register would change.')
  const next = await changeCount(context, id, 'apply', who, async (now, at) => ({
    next: { ...now, applied: { at, by: who, edit: number } },
    detail: { edit: number, changes: changes.length, skipped },
  }))
  return { count: next, edit: number, changed: changes.length, skipped }
}
