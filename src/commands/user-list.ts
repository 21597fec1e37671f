import { z } from 'zod'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'

export default defineCommand({
  summary: 'Lists the accounts: name, role, whether they may come in, and whether they have a second factor.',
  options: z.object({
    format: z.enum(['table', 'json']).default('table').describe('How to print it.'),
  }),
  examples: ['popis user list', 'popis user list --format json'],
  async run({ options: { format }, terminal }) {
    const store = await openSqliteReader(storeFile(readSettings(process.env).data))
    try {
      const accounts = []
      for (const organisation of await store.organisations())
        accounts.push(...(await store.people.accounts(organisation)))
      const rows = accounts.map(({ name, role, disabledAt, hasPassword, hasSecondFactor, fullName }) => [
        name,
        role,
        disabledAt !== null ? 'disabled' : hasPassword ? 'active' : 'invited',
        hasSecondFactor ? 'yes' : 'no',
        fullName,
      ])
      const table = tableOf([['NAME', 'ROLE', 'STATE', 'SECOND FACTOR', 'FULL NAME'], ...rows])
      terminal.out(format === 'json' ? JSON.stringify(accounts, null, 2) : table)
      return 0
    } finally {
      await store.close()
    }
  },
})
