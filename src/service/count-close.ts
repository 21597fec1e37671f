import type { Actor, Count } from '#domain/counting/count.js'
import { frameOf } from '#domain/counting/count.js'
import type { OrganisationReader } from '#domain/ports.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { type CountContext, changeCount, requireWhy } from './count-context.js'

const mostNamed = 50

/**
 * Ends the counting: names are frozen, nothing more is marked.
 * @param withOpen closes though something was not counted; it stands on the list as not counted.
 * @throws Problem conflict: closed already, or not everything was counted (the first fifty are named, and how many more).
 */
export const closeCount = async (
  context: CountContext,
  id: string,
  { withOpen }: { readonly withOpen: boolean },
  who: Actor,
): Promise<Count> => {
  const frame = frameOf(await context.readRegister())
  const { outcome, progress, marks } = await context.book.view(id)
  const open = outcome.lines.filter(({ result }) => result === 'open')
  if (open.length > 0 && !withOpen)
    throw new Problem('conflict', said`${open.length} of ${progress.expected} were not counted yet.`, {
      faults: [
        ...open.slice(0, mostNamed).map(({ asset }) => ({
          where: asset.id,
          what: asset.place === null ? 'not counted' : said`not counted; recorded in ${asset.place}`,
        })),
        ...(open.length > mostNamed ? [{ where: '…', what: said`and ${open.length - mostNamed} more` }] : []),
      ],
    })
  return changeCount(context, id, 'close', who, async (count, at, writer) => {
    if (count.state !== 'open') throw new Problem('conflict', 'This count is closed already.')
    const fresh = await writer.counts.marks(id, marks.at(-1)?.number ?? 0)
    if (fresh.length > 0) throw new Problem('conflict', 'Somebody is still counting; look again.')
    return {
      next: { ...count, state: 'closed', closed: { at, by: who, frame, progress } },
      detail: { ...progress },
    }
  })
}

/**
 * Opens a closed count again.
 * @throws Problem invalid: no reason; conflict: it is open, it is signed (the signature has to be taken back first), or its results stand in
 * the register.
 */
export const reopenCount = async (
  context: CountContext,
  id: string,
  reason: string,
  who: Actor,
): Promise<Count> => {
  const why = requireWhy(reason)
  return changeCount(context, id, 'reopen', who, async (now, at, writer) => {
    if (now.applied && !(await isTakenBack(writer, now.applied.edit)))
      throw new Problem(
        'conflict',
        said`The results stand in the register: take back edit ${now.applied.edit} in the history first.`,
      )
    if (now.state === 'open') throw new Problem('conflict', 'This count is open.')
    if (now.state === 'signed')
      throw new Problem('conflict', 'This count is signed: an approver has to take the signature back first.')
    return {
      next: {
        ...now,
        state: 'open',
        closed: null,
        applied: null,
        reopened: [...now.reopened, { at, by: who, why, was: now.state }],
      },
      detail: { why },
    }
  })
}

/** Whether an edit of the register was taken back since. */
export const isTakenBack = async (
  { edits }: Pick<OrganisationReader, 'edits'>,
  edit: number,
): Promise<boolean> => ((await edits.get(edit))?.undoneBy ?? null) !== null
