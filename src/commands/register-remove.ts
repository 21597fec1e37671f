import { z } from 'zod'
import { entryVersion } from '#domain/register/change.js'
import { referrersOf } from '#domain/register/referrers.js'
import { Problem } from '#lib/problem.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { existing, partNamed, readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary: 'Removes an entry from the register. The history keeps it.',
  usage: 'PART ID',
  takes: [2, 2],
  options: z.object({ why: z.string().max(1000).optional().describe('The reason, for the history.') }),
  examples: [
    'popis register remove assets PC-41',
    'popis register remove places room-9 --why "the house was sold"',
  ],
  async run({ options: { why }, args: [name = '', id = ''], terminal }) {
    const settings = readSettings(process.env)
    const part = partNamed(name)
    if (part === 'organisation') throw new Problem('invalid', 'the organisation cannot go')
    const register = await readLiveRegister(settings.register)
    const entry = existing(register, part, id)
    const referrers = referrersOf(register, part, id)
    if (referrers.length > 0)
      throw new Problem('conflict', `${part}/${id} is still named by other entries`, {
        faults: referrers.map((each) => ({ where: `${each.part}/${each.entry.id}`, what: each.field })),
      })
    const { number } = await carryOut(settings, 'register.edit', {
      action: 'edit',
      why: why ?? null,
      changes: [{ part, id, body: null, expected: entryVersion(entry) }],
    })
    terminal.out(`${part}/${id}: removed by edit ${number}`)
    return 0
  },
})
