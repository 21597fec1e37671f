import type { Actor, Count } from '#domain/counting/count.js'
import { Problem } from '#lib/problem.js'
import type { CountView } from './count-book.js'
import { type CountContext, changeCount, requireWhy } from './count-context.js'
import { countSheet } from './count-sheet.js'
import { samePerson } from './people/same-person.js'

/** Whether somebody marked or closed, had a token do so, or did so by another account. */
const hasCounted = async (
  { store, organisation }: CountContext,
  { count, marks }: CountView,
  who: Actor,
): Promise<boolean> => {
  const [accounts, tokens] = await Promise.all([
    store.people.accounts(organisation),
    store.people.apiTokens(organisation),
  ])
  const counted = new Set([...marks.map(({ by }) => by.id), count.closed?.by.id])
  const idsOf = samePerson(accounts, tokens)
  return [...counted].some((id) => id !== undefined && idsOf(id).includes(who.id))
}

/**
 * Signs the list of a closed count, as a second person: who marked or closed it cannot.
 * @param seen the hash of the list that was looked at.
 * @throws Problem conflict (not closed; another list than the one that was looked at), forbidden.
 */
export const signCount = async (
  context: CountContext,
  id: string,
  seen: string,
  who: Actor,
): Promise<Count> => {
  const view = await context.book.view(id)
  if (view.count.state !== 'closed')
    throw new Problem(
      'conflict',
      view.count.state === 'open' ? 'Close the count before it is signed.' : 'This count is signed already.',
    )
  if (await hasCounted(context, view, who))
    throw new Problem('forbidden', 'A second person signs: you have counted here yourself.')
  const { hash } = countSheet(view)
  if (seen !== hash)
    throw new Problem('conflict', 'The list is no longer the one that you looked at; look again.')
  return changeCount(context, id, 'sign', who, async (count, at) => {
    if (count.state !== 'closed' || count.closed?.at !== view.count.closed?.at)
      throw new Problem('conflict', 'Somebody has changed this count meanwhile; look again.')
    return { next: { ...count, state: 'signed', signed: { at, by: who, hash } }, detail: { hash } }
  })
}

/** Takes the signature back. @throws Problem invalid, without a reason; conflict, where there is none. */
export const unsignCount = async (
  context: CountContext,
  id: string,
  reason: string,
  who: Actor,
): Promise<Count> => {
  const why = requireWhy(reason)
  return changeCount(context, id, 'unsign', who, async (count, at) => {
    if (count.state !== 'signed') throw new Problem('conflict', 'This count is not signed.')
    return {
      next: {
        ...count,
        state: 'closed',
        signed: null,
        reopened: [...count.reopened, { at, by: who, why, was: 'signed' }],
      },
      detail: { why, hash: count.signed?.hash ?? null },
    }
  })
}
