import { z } from 'zod'
import { toInstant } from '#lib/instant.js'
import { type ShownCheck, showCheck } from '#service/pings/list-checks.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'

export default defineCommand({
  summary: 'Lists the checks of jobs: how each stands, when it last ran well, and the runs that it missed.',
  options: z.object({
    format: z.enum(['table', 'json']).default('table').describe('How to print it.'),
  }),
  examples: ['popis ping list', 'popis ping list --format json'],
  async run({ options: { format }, terminal }) {
    const now = toInstant(Date.now())
    const store = await openSqliteReader(storeFile(readSettings(process.env).data))
    try {
      const found: ShownCheck[] = []
      for (const organisation of await store.organisations())
        for (const check of await store.of(organisation).pings.checks()) found.push(showCheck(check, now))
      const rows = found.map(({ slug, standing, schedule, lastSuccess, missedRuns, subject }) => [
        slug,
        standing,
        schedule,
        lastSuccess ?? 'never',
        String(missedRuns),
        subject,
      ])
      if (format === 'json') terminal.out(JSON.stringify(found, null, 2))
      else if (found.length === 0) terminal.out('There is no check.')
      else
        terminal.out(tableOf([['SLUG', 'STANDING', 'SCHEDULE', 'LAST SUCCESS', 'MISSED', 'DEVICE'], ...rows]))
      return 0
    } finally {
      await store.close()
    }
  },
})
