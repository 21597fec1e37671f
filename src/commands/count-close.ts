import { z } from 'zod'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { withCounts } from '../count-reading.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Ends the counting; names what was not counted instead, where there is any.',
  options: z.object({
    count: z.string().optional().describe('Id of the count; the one under way where left out.'),
    withOpen: z
      .boolean()
      .default(false)
      .describe('Also where something was not counted; it stands on the list so.'),
  }),
  examples: ['popis count close', 'popis count close --with-open'],
  async run({ options: { count: id, withOpen }, terminal }) {
    const settings = readSettings(process.env)
    const count = await withCounts(settings, async (reading) => (await reading.count(id)).id)
    const closed = await carryOut(settings, 'count.close', { count, withOpen })
    terminal.out(`${closed.id}  ${closed.name}: counting has ended; a second person signs on its page`)
    return 0
  },
})
