import { z } from 'zod'
import { collections } from '#contract/register.js'
import { Problem } from '#lib/problem.js'
import { defineCommand } from '../command.js'
import { readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'

export default defineCommand({
  summary:
    'Says whether a register is in order: each fault with file, line and column. Exit code 1 if there is one.',
  usage: '[FILE]',
  takes: [0, 1],
  options: z.object({
    format: z.enum(['text', 'json']).default('text').describe('How faults are told.'),
  }),
  examples: ['popis register validate', 'popis register validate new-inventory.json --format json'],
  async run({ options: { format }, args: [given], terminal }) {
    const file = given ?? readSettings(process.env).register
    try {
      const register = await readLiveRegister(file)
      const count = collections.reduce((sum, part) => sum + register[part].length, 0)
      terminal.out(
        format === 'json'
          ? JSON.stringify({ file, isGood: true, entries: count, faults: [] })
          : `${file}: in order, ${count} entries`,
      )
      return 0
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error
      if (format === 'json')
        terminal.out(JSON.stringify({ file, isGood: false, faults: error.faults }, null, 2))
      else for (const { where, what } of error.faults) terminal.out(`${where} ${what}`)
      return 1
    }
  },
})
