import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Makes two observed devices one: from now on all that is told of either is of the second.',
  usage: 'SUBJECT INTO',
  takes: [2, 2],
  options: z.object({
    reason: z.string().max(1000).default('').describe('Why: it stands in the history.'),
  }),
  examples: ['popis subject merge host:4c4c4544 host:9f86d081 --reason "the main board was exchanged"'],
  async run({ options: { reason }, args: [subject = '', into = ''], terminal }) {
    const { merge } = await carryOut(readSettings(process.env), 'subject.merge', {
      subject,
      into,
      why: reason,
    })
    terminal.out(`${subject} is ${into} now. To undo it: popis subject unmerge ${merge} --reason …`)
    return 0
  },
})
