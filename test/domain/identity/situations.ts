import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { MachineMarks } from '#contract/facts/identity.js'
import { likenesses } from '#domain/identity/compare-marks.js'

const Situation = z.strictObject({
  name: z.string(),
  before: MachineMarks,
  after: MachineMarks.partial(),
  hostname: z.string().default('pc-07'),
  by: z.enum(['enrol', 'report', 'foreign']),
  isAtOnce: z.boolean().default(false),
  expect: z.strictObject({
    likeness: z.enum(likenesses),
    score: z.int(),
    outcome: z.enum(['keeps', 'splits', 'asks', 'refused']),
  }),
})
export type Situation = Omit<z.infer<typeof Situation>, 'after'> & { readonly after: MachineMarks }

const file = new URL('../../fixtures/identity/situations.yaml', import.meta.url)

/** What may become of a machine, with what an administrator expects of its record. */
export const situations: readonly Situation[] = z
  .object({ situations: z.array(Situation) })
  .parse(parse(readFileSync(file, 'utf8')))
  .situations.map((one) => ({ ...one, after: MachineMarks.parse({ ...one.before, ...one.after }) }))
