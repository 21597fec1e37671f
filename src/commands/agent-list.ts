import { z } from 'zod'
import { toInstant } from '#lib/instant.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'

const pageSize = 1000

export default defineCommand({
  summary: 'Lists the agents: host, version, last report, and whether they are heard, silent or revoked.',
  options: z.object({
    format: z.enum(['table', 'json']).default('table').describe('How to print it.'),
  }),
  examples: ['popis agent list', 'popis agent list --format json'],
  async run({ options: { format }, terminal }) {
    const now = toInstant(Date.now())
    const store = await openSqliteReader(storeFile(readSettings(process.env).data))
    try {
      const found: object[] = []
      const rows = [['HOST', 'STANDING', 'VERSION', 'LAST REPORT', 'ID']]
      for (const organisation of await store.organisations())
        for (let after: string | undefined; ; ) {
          const page = await store
            .of(organisation)
            .observed.agents({ limit: pageSize, ...(after === undefined ? {} : { after }) })
          for (const { cursor: _, manifest: __, subjectName, ...agent } of page) {
            const isHeard = agent.staleAt !== null && agent.staleAt > now
            const standing = agent.revokedAt !== null ? 'revoked' : isHeard ? 'heard' : 'silent'
            found.push({ ...agent, hostName: subjectName, standing })
            rows.push([subjectName, standing, agent.version, agent.receivedAt ?? 'never', agent.id])
          }
          after = page.at(-1)?.cursor
          if (page.length < pageSize) break
        }
      if (format === 'json') terminal.out(JSON.stringify(found, null, 2))
      else terminal.out(found.length === 0 ? 'No agent is enrolled.' : tableOf(rows))
      return 0
    } finally {
      await store.close()
    }
  },
})
