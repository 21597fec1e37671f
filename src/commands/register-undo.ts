import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Takes an edit of the register back, where nothing that it made was changed since.',
  usage: 'NUMBER',
  takes: [1, 1],
  options: z.object({}),
  examples: ['popis register undo 17'],
  async run({ args: [text = ''], terminal }) {
    if (!/^[1-9]\d{0,14}$/.test(text)) throw new Problem('invalid', `“${text}” is not the number of an edit`)
    const { number } = await carryOut(readSettings(process.env), 'register.undo', { number: Number(text) })
    terminal.out(
      number === null ? `edit ${text}: nothing to take back` : `edit ${text}: taken back by edit ${number}`,
    )
    return 0
  },
})
