import { z } from 'zod'
import { calendarDay } from '#contract/field.js'

/** One release of a product. */
export const Cycle = z.strictObject({
  id: z.string().max(64).describe('The release, as the source calls it.'),
  label: z.string().max(128).optional().describe('What people call it, where that is something else.'),
  from: calendarDay().optional().describe('Day of its release.'),
  end: z
    .union([calendarDay(), z.boolean()])
    .describe('Last day with security updates; true: they have ended, false: no end is known.'),
  extended: z.union([calendarDay(), z.boolean()]).optional().describe('Last day of extended support.'),
  latest: z.string().max(128).optional().describe('Newest version or build of it.'),
})
export type Cycle = z.infer<typeof Cycle>

/** Until when products are supported, with where that was read. */
export const SupportTable = z.strictObject({
  source: z.string().max(500).describe('Where it comes from.'),
  version: z.string().max(128).describe('Which version of it: a commit or a day.'),
  takenOn: calendarDay().describe('The newest day that it can know of.'),
  licence: z.string().max(500),
  products: z.record(
    z.string(),
    z.strictObject({ title: z.string().max(128), cycles: z.array(Cycle).max(500) }),
  ),
})
export type SupportTable = z.infer<typeof SupportTable>
