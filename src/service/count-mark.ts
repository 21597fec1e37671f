import type { NewMark } from '#contract/count.js'
import type { Register } from '#contract/register.js'
import type { Actor } from '#domain/counting/count.js'
import type { Mark } from '#domain/counting/mark.js'
import { tagOf } from '#domain/counting/tag.js'
import { Problem, type SaidFault } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { Match } from './count-book.js'
import { type CountContext, countIn } from './count-context.js'

export interface Marked {
  readonly mark: Mark
  /** True where this very mark had come before. */
  readonly isRepeated: boolean
}

const faultsOf = ({ tag, place, document, found, note }: NewMark, register: Register): SaidFault[] => {
  const faults: SaidFault[] = []
  if (tagOf(tag) === '') faults.push({ where: 'tag', what: 'says nothing' })
  if (place !== undefined && !register.places.some(({ id }) => id === place))
    faults.push({ where: 'place', what: said`there is no place “${place}”` })
  if (document !== undefined && !register.documents.some(({ id }) => id === document))
    faults.push({ where: 'document', what: said`there is no document “${document}”` })
  if (found === 'other-place' && place === undefined && !note)
    faults.push({ where: 'place', what: 'say where it is, by place or in the note' })
  return faults
}

/** What the mark is about, or why nobody can tell. */
const meant = (match: Match, { found, tag }: NewMark): Pick<Mark, 'asset' | 'found' | 'outside'> => {
  if (match.kind === 'several')
    throw new Problem(
      'conflict',
      said`“${tagOf(tag)}” can be several things; say which by its inventory number.`,
      {
        faults: match.assets.map((id) => ({ where: 'asset', what: id })),
      },
    )
  if (match.kind === 'unknown') {
    if (found !== 'surplus')
      throw new Problem('not_found', said`Nothing in the register is called “${match.tag}”.`, {
        faults: [{ where: 'tag', what: 'mark it as surplus, and say what it is' }],
      })
    return { asset: null, found, outside: null }
  }
  // Whoever took it for a surplus did not know that it is recorded.
  const kind = found === 'surplus' ? 'found' : found
  if (match.kind === 'listed') return { asset: match.asset.id, found: kind, outside: null }
  if (kind === 'missing')
    throw new Problem('invalid', said`${match.asset.id} is not on the list of this count: nobody misses it.`)
  return { asset: match.asset.id, found: kind, outside: { asset: match.asset, why: match.why } }
}

const refuseUnlessOpen = (state: string): void => {
  if (state !== 'open') throw new Problem('conflict', 'This count is closed; nothing more is counted.')
}

const keep = async (
  { store, clock, organisation }: CountContext,
  count: string,
  who: Actor,
  made: Omit<Mark, 'number' | 'by' | 'at'>,
): Promise<Marked> =>
  store.transaction(async (tx) => {
    const writer = tx.of(organisation)
    const before = await writer.counts.mark(count, made.id)
    if (before) return { mark: before, isRepeated: true }
    refuseUnlessOpen((await countIn(writer, count)).state)
    const mark = { ...made, by: who, at: clock.now() }
    const number = await writer.counts.addMark(count, mark)
    const { asset, found, place, withdraws } = mark
    await writer.audit({
      at: mark.at,
      who: who.id,
      what: withdraws === null ? 'count.mark' : 'count.withdraw',
      on: asset === null ? `count/${count}` : `assets/${asset}`,
      detail: { count, mark: mark.id, tag: mark.tag, found, place, withdraws },
    })
    return { mark: { ...mark, number }, isRepeated: false }
  })

/**
 * Takes in what somebody found. The same mark sent again, by a phone that had lost its network, is told as it was kept.
 * @throws Problem not_found (no such thing, and it was not called a surplus), conflict (the count is closed; the tag can
 * be several things, each named), invalid.
 */
export const markCount = async (
  context: CountContext,
  count: string,
  asked: NewMark,
  who: Actor,
): Promise<Marked> => {
  const before = await context.store.of(context.organisation).counts.mark(count, asked.id)
  if (before) return { mark: before, isRepeated: true }
  const faults = faultsOf(asked, await context.readRegister())
  if (faults.length > 0) throw new Problem('invalid', 'This mark is wrong.', { faults })
  const match = await context.book.match(count, asked.asset ?? asked.tag, asked.asset !== undefined)
  return keep(context, count, who, {
    id: asked.id,
    ...meant(match, asked),
    tag: tagOf(asked.tag),
    place: asked.place ?? null,
    what: asked.what ?? null,
    serial: asked.serial ?? null,
    note: asked.note ?? null,
    document: asked.document ?? null,
    withdraws: null,
  })
}

/**
 * Takes a mark back by another one; what was marked before it holds again.
 * @throws Problem not_found, conflict (closed, or taken back already).
 */
export const withdrawMark = async (
  context: CountContext,
  count: string,
  { id, mark: withdrawn }: { readonly id: string; readonly mark: string },
  who: Actor,
): Promise<Marked> => {
  const { marks } = await context.book.view(count)
  const mark = marks.find((one) => one.id === withdrawn)
  if (!mark) throw new Problem('not_found', said`There is no mark ${withdrawn}.`)
  if (mark.withdraws !== null)
    throw new Problem('conflict', 'What takes back cannot be taken back: mark it anew.')
  const earlier = marks.find(({ withdraws }) => withdraws === withdrawn)
  if (earlier && earlier.id !== id) throw new Problem('conflict', 'This mark was taken back already.')
  const { asset, tag, outside } = mark
  return keep(context, count, who, {
    id,
    asset,
    tag,
    outside,
    found: 'withdrawn',
    place: null,
    what: null,
    serial: null,
    note: null,
    document: null,
    withdraws: withdrawn,
  })
}
