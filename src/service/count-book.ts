import type { Register } from '#contract/register.js'
import { type Count, type Frame, frameOf } from '#domain/counting/count.js'
import { type CountedAsset, countedAsset, type Outside, whyOutside } from '#domain/counting/expected.js'
import type { Mark } from '#domain/counting/mark.js'
import { type Outcome, outcomeOf, type Progress, progressOf } from '#domain/counting/outcome.js'
import { type TagIndex, tagIndex, tagOf } from '#domain/counting/tag.js'
import type { CountStore } from '#domain/ports/counts.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'

export interface CountSummary {
  readonly count: Count
  readonly progress: Progress
}

export interface CountView extends CountSummary {
  /** Names as they are, or, once it is closed, as they were then. */
  readonly frame: Frame
  readonly outcome: Outcome
  /** All that were ever made, the oldest first. */
  readonly marks: readonly Mark[]
}

/** What a scanned text means for a count. */
export type Match =
  | { readonly kind: 'listed'; readonly asset: CountedAsset }
  | { readonly kind: 'outside'; readonly asset: CountedAsset; readonly why: Outside }
  | { readonly kind: 'several'; readonly assets: readonly string[] }
  | { readonly kind: 'unknown'; readonly tag: string }

export interface CountBook {
  /** Newest first. */
  list(): Promise<CountSummary[]>
  /** The one that is under way, else the last one; null where there never was one. */
  present(): Promise<Count | null>
  /** @throws Problem not_found. */
  view(id: string): Promise<CountView>
  /** What `scanned` means for a count: a tag, number or address, or, with `isId`, the id of an asset. */
  match(id: string, scanned: string, isId?: boolean): Promise<Match>
}

interface Page {
  readonly expected: readonly CountedAsset[]
  readonly listed: ReadonlyMap<string, CountedAsset>
  readonly marks: Mark[]
  /** The last view that was made of it, and of what. */
  shown: { readonly names: Register | string; readonly last: number; readonly view: CountView } | null
}

/** Frozen lists and marks never change: of so many counts they are kept in memory, and only new marks are read. */
const mostPages = 3

export const openCountBook = (
  counts: CountStore['read'],
  readRegister: () => Promise<Register>,
): CountBook => {
  const pages = new Map<string, Page>()
  const indexes = new WeakMap<Page, { readonly register: Register; readonly index: TagIndex }>()

  const pageOf = async (id: string): Promise<Page> => {
    let page = pages.get(id)
    if (!page) {
      const expected = await counts.expected(id)
      page = { expected, listed: new Map(expected.map((asset) => [asset.id, asset])), marks: [], shown: null }
      if (pages.size >= mostPages) pages.delete([...pages.keys()][0] ?? '')
      pages.set(id, page)
    }
    const last = page.marks.at(-1)?.number ?? 0
    // Somebody else may have read the same ones meanwhile.
    for (const mark of await counts.marks(id, last))
      if (mark.number > (page.marks.at(-1)?.number ?? 0)) page.marks.push(mark)
    return page
  }

  const get = async (id: string): Promise<Count> => {
    const count = await counts.get(id)
    if (!count) throw new Problem('not_found', said`There is no count ${id}.`)
    return count
  }

  const view = async (count: Count): Promise<CountView> => {
    const page = await pageOf(count.id)
    const register = await readRegister()
    const names = count.closed ? count.closed.at : register
    const last = page.marks.length
    // Most that is asked between two marks says the same.
    if (page.shown?.names === names && page.shown.last === last) return { ...page.shown.view, count }
    const frame = count.closed?.frame ?? frameOf(register)
    const outcome = outcomeOf(page.expected, page.marks, frame.places)
    const made = { count, frame, outcome, progress: progressOf(outcome), marks: [...page.marks] }
    page.shown = { names, last, view: made }
    return made
  }

  const indexOf = async (page: Page): Promise<{ register: Register; index: TagIndex }> => {
    const register = await readRegister()
    const known = indexes.get(page)
    if (known?.register === register) return known
    const now = new Set(register.assets.map(({ id }) => id))
    const gone = page.expected.filter(({ id }) => !now.has(id))
    const made = { register, index: tagIndex([...register.assets, ...gone]) }
    indexes.set(page, made)
    return made
  }

  return {
    list: async () =>
      Promise.all(
        (await counts.list()).map(async (count) => ({
          count,
          progress: count.closed?.progress ?? (await view(count)).progress,
        })),
      ),
    present: async () => {
      const all = await counts.list()
      return all.find(({ state }) => state === 'open') ?? all[0] ?? null
    },
    view: async (id) => view(await get(id)),
    match: async (id, scanned, isId = false) => {
      const count = await get(id)
      const page = await pageOf(id)
      const { register, index } = await indexOf(page)
      const found = isId ? [scanned] : index.find(scanned)
      if (found.length > 1) return { kind: 'several', assets: found }
      const listed = page.listed.get(found[0] ?? '')
      if (listed) return { kind: 'listed', asset: listed }
      const asset = register.assets.find((one) => one.id === found[0])
      if (!asset) return { kind: 'unknown', tag: tagOf(scanned) }
      const why = whyOutside(asset, count.scope, frameOf(register).places)
      return { kind: 'outside', asset: countedAsset(asset), why }
    },
  }
}
