import { z } from 'zod'

/** Worst first: the order in which people want to see them. */
export const states = ['lapsed', 'fail', 'unknown', 'due', 'waived', 'pass', 'n/a'] as const
export const State = z.enum(states)
export type State = z.infer<typeof State>

/** Why a verdict is unknown, as data; sentences are made from it in the reader's language. */
export const UnknownReason = z.enum([
  'never-seen',
  'not-reported',
  'no-longer-reported',
  'stale',
  'asking-failed',
  'unreadable',
  'no-reading',
  'error',
])
export type UnknownReason = z.infer<typeof UnknownReason>

/** What a verdict stands on: hashes and values, never sentences. */
export const Evidence = z.object({
  reason: UnknownReason.optional().describe('Why it is unknown.'),
  detail: z.string().optional().describe('What the tool or the condition said.'),
  asked: z
    .object({
      at: z.string().describe('Since when asking has failed so.'),
      reason: z.string().describe('absent, denied, timeout or unreadable.'),
      detail: z.string().describe('What the tool said.'),
    })
    .optional()
    .describe('The last asking, where it failed.'),
  facts: z
    .array(
      z.object({
        entry: z.string().describe('The entry that told it.'),
        key: z
          .string()
          .describe('Its key within the set; empty where the whole set was judged, or holds one fact.'),
      }),
    )
    .optional()
    .describe('The facts that were judged: the history of the subject holds what they said at any moment.'),
  values: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('What the texts of the rule are filled in from.'),
  waiver: z.string().optional().describe('Id of the waiver in force.'),
  covered: State.optional().describe('What the waiver covers.'),
})
export type Evidence = z.infer<typeof Evidence>
