import { z } from 'zod'
import { NewCount, NewMark } from '#contract/count.js'
import { Problem } from '#lib/problem.js'
import type { Counts } from './counts.js'
import { defineVerb, type StoreContext } from './verb.js'

export interface CountVerbContext extends StoreContext {
  readonly counts: Counts
}

const id = z.string().min(1).max(64)

const actor = (who: string) => ({ id: who, name: who })

/** What became of a mark; one that is refused does not keep the others from being taken. */
export interface MarkTold {
  readonly tag: string
  readonly asset: string | null
  readonly found: string
  /** Why it was not taken; null where it was. */
  readonly refused: string | null
}

const tellMark = async (counts: Counts, count: string, mark: NewMark, who: string): Promise<MarkTold> => {
  try {
    const { asset, found, tag } = (await counts.mark(count, mark, actor(who))).mark
    return { tag, asset, found, refused: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const named = error.faults.map(({ what }) => what).join(', ')
    const refused = named ? `${error.message} (${named})` : error.message
    return { tag: mark.tag, asset: null, found: mark.found, refused }
  }
}

/** What commands ask of a count. Signing is not among them: that is for a second person with an account. */
export const countVerbs = {
  'count.open': defineVerb({
    input: NewCount,
    run: ({ counts }: CountVerbContext, asked, who) => counts.open(asked, actor(who)),
  }),
  'count.mark': defineVerb({
    input: z.strictObject({ count: id, marks: z.array(NewMark).min(1).max(1000) }),
    async run({ counts }: CountVerbContext, { count, marks }, who) {
      const told: MarkTold[] = []
      for (const mark of marks) told.push(await tellMark(counts, count, mark, who))
      return told
    },
  }),
  'count.close': defineVerb({
    input: z.strictObject({ count: id, withOpen: z.boolean() }),
    run: ({ counts }: CountVerbContext, { count, withOpen }, who) =>
      counts.close(count, { withOpen }, actor(who)),
  }),
} as const
