import { z } from 'zod'
import { defineCommand } from '../command.js'
import { withCounts } from '../count-reading.js'
import { progressLines } from '../count-status.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Says how far the yearly count is.',
  options: z.object({
    all: z.boolean().default(false).describe('Every count that there ever was.'),
  }),
  examples: ['popis count', 'popis count --all'],
  async run({ options: { all }, terminal }) {
    await withCounts(readSettings(process.env), async ({ book, count }) => {
      const ids = all ? (await book.list()).map((one) => one.count.id) : [(await count(undefined)).id]
      for (const id of ids) for (const line of progressLines(await book.view(id))) terminal.out(line)
      if (ids.length === 0) terminal.out('Nothing has been counted yet.')
    })
    return 0
  },
})
