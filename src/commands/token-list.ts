import { z } from 'zod'
import { toInstant } from '#lib/instant.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'

export default defineCommand({
  summary: 'Lists the API tokens: what for, role, whether they serve, and when they were last used.',
  options: z.object({
    format: z.enum(['table', 'json']).default('table').describe('How to print it.'),
  }),
  examples: ['popis token list', 'popis token list --format json'],
  async run({ options: { format }, terminal }) {
    const now = toInstant(Date.now())
    const store = await openSqliteReader(storeFile(readSettings(process.env).data))
    try {
      const tokens = []
      for (const organisation of await store.organisations())
        tokens.push(...(await store.people.apiTokens(organisation)))
      const rows = tokens.map(({ id, name, role, revokedAt, expiresAt, lastUsedAt }) => [
        role,
        revokedAt !== null ? 'revoked' : expiresAt !== null && expiresAt <= now ? 'expired' : 'serves',
        lastUsedAt ?? 'never',
        id,
        name,
      ])
      const table = tableOf([['ROLE', 'STATE', 'LAST USED', 'ID', 'WHAT FOR'], ...rows])
      terminal.out(format === 'json' ? JSON.stringify(tokens, null, 2) : table)
      return 0
    } finally {
      await store.close()
    }
  },
})
