import { z } from 'zod'
import { toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { directoryList } from '#service/directory-list.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'

const part = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [`${title}: ${rows.length}`, ...(rows.length > 0 ? [tableOf([heads, ...rows])] : [])].join('\n')

export default defineCommand({
  summary: 'Holds the computers that a directory knows against the register.',
  options: z.object({
    format: z.enum(['table', 'json']).default('table').describe('How to print it.'),
  }),
  examples: ['popis directory', 'popis directory --format json'],
  async run({ options: { format }, terminal }) {
    const settings = readSettings(process.env)
    const register = await readLiveRegister(settings.register)
    const store = await openSqliteReader(storeFile(settings.data))
    try {
      const reader = store.of(register.organisation.id)
      const found = await directoryList(reader, register, toInstant(Date.now()))
      if (found === null)
        throw new Problem(
          'not_found',
          'no agent has read a directory: give one the probe directory-computer/ldap, as docs/outside.md shows',
        )
      if (format === 'json') {
        terminal.out(JSON.stringify(found, null, 2))
        return 0
      }
      const computers = (list: typeof found.stale) =>
        list.map(({ name, os, lastLogonAt }) => [name, os ?? '', lastLogonAt?.slice(0, 10) ?? 'never'])
      const heads = ['COMPUTER', 'SYSTEM', 'LAST SIGN-IN']
      terminal.out(
        [
          `The directory knows ${found.computers} computers.`,
          part('In the directory and not in the register', heads, computers(found.unrecorded)),
          part(
            'In the register and not in the directory',
            ['ASSET', 'KIND', 'NAMES'],
            found.unlisted.map(({ asset, names }) => [asset.id, asset.kind, names.join(', ')]),
          ),
          part('Not signed in for 90 days', heads, computers(found.stale)),
        ].join('\n\n'),
      )
      return 0
    } finally {
      await store.close()
    }
  },
})
