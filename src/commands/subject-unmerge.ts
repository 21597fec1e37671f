import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Takes a merge of two observed devices back: each has what its own agents told.',
  usage: 'NUMBER',
  takes: [1, 1],
  options: z.object({
    reason: z.string().max(1000).default('').describe('Why: it stands in the history.'),
  }),
  examples: ['popis subject unmerge 3 --reason "it was another machine"'],
  async run({ options: { reason }, args: [text = ''], terminal }) {
    if (!/^[1-9]\d{0,14}$/.test(text)) throw new Problem('invalid', `“${text}” is not the number of a merge`)
    const given = { merge: Number(text), why: reason }
    const { subject, into } = await carryOut(readSettings(process.env), 'subject.unmerge', given)
    terminal.out(`${subject} and ${into} are two again.`)
    return 0
  },
})
