import { z } from 'zod'
import type { Part } from '#contract/register.js'
import type { RegisterEdit } from '#domain/ports/register-edits.js'
import type { OrganisationReader } from '#domain/ports.js'
import { differences } from '#domain/register/differences.js'
import { Problem } from '#lib/problem.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { partNamed, readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'

const head = ['NUMBER', 'AT', 'WHO', 'HOW', 'CHANGES', 'TAKEN BACK BY', 'WHY']

const rowOf = (edit: RegisterEdit, changes: string): string[] => [
  String(edit.number),
  edit.at,
  edit.whoName || edit.who,
  edit.action,
  changes,
  edit.undoneBy === null ? '' : String(edit.undoneBy),
  edit.why ?? '',
]

const shown = (value: unknown): string => (value === undefined ? '∅' : JSON.stringify(value))

const fieldsOf = (part: Part, before: unknown, after: unknown): string =>
  before === null
    ? 'added'
    : after === null
      ? 'removed'
      : differences(part, before, after)
          .map(({ path, before: was, after: is }) => `${path}: ${shown(was)} → ${shown(is)}`)
          .join('; ')

const mostNamed = 3

const ofAll = (reader: OrganisationReader, limit: number, part: Part | undefined): Promise<string[][]> =>
  reader.edits.list({ ...(part && { part }), limit }).then((edits) =>
    Promise.all(
      edits.map(async (edit) => {
        const changes = await reader.edits.changes(edit.number, mostNamed)
        const named = changes.map((change) => `${change.part}/${change.id}`).join(', ')
        const more = edit.changeCount - changes.length
        return rowOf(edit, more > 0 ? `${named} and ${more} more` : named)
      }),
    ),
  )

export default defineCommand({
  summary: 'Tells who changed what in the register, the newest first.',
  usage: '[PART [ID]]',
  takes: [0, 2],
  options: z.object({
    limit: z.coerce.number().int().min(1).max(100_000).default(50).describe('How many edits at most.'),
    format: z
      .enum(['table', 'json'])
      .default('table')
      .describe('A table to read, or all that is known of them.'),
  }),
  examples: [
    'popis register history',
    'popis register history assets SRV-01',
    'popis register history --format json',
  ],
  async run({ options: { limit, format }, args: [name, id], terminal }) {
    const settings = readSettings(process.env)
    const part = name === undefined ? undefined : partNamed(name)
    const { organisation } = await readLiveRegister(settings.register)
    const store = await openSqliteReader(storeFile(settings.data))
    try {
      const reader = store.of(organisation.id)
      if (part === undefined || id === undefined) {
        if (format === 'json')
          terminal.out(JSON.stringify(await reader.edits.list({ ...(part && { part }), limit }), null, 2))
        else terminal.out(tableOf([head, ...(await ofAll(reader, limit, part))]))
        return 0
      }
      const edits = await reader.edits.ofEntry(part, id, { limit })
      if (edits.length === 0) throw new Problem('not_found', `nothing is known of ${part}/${id}`)
      terminal.out(
        format === 'json'
          ? JSON.stringify(edits, null, 2)
          : tableOf([head, ...edits.map((edit) => rowOf(edit, fieldsOf(part, edit.before, edit.after)))]),
      )
      return 0
    } finally {
      await store.close()
    }
  },
})
