import { z } from 'zod'
import { isCollection } from '#domain/register/change.js'
import type { Entry } from '#domain/register/entries.js'
import { selectEntries } from '#domain/register/select.js'
import { openTexts } from '#service/texts.js'
import { defineCommand } from '../command.js'
import { refuseUnknown } from '../list-words.js'
import { partNamed, readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'
import { columnsOf } from '../web/register/columns.js'
import { openVoice } from '../web/voice.js'

const word = (about: string) => z.string().optional().describe(about)

export default defineCommand({
  summary: 'Lists the entries of a part of the register: assets, places, contracts and so on.',
  usage: 'PART',
  takes: [1, 1],
  options: z.object({
    q: word('Words that must all stand somewhere in the entry.'),
    kind: word('Only entries of this kind, such as server.'),
    state: word('Only assets in this state, such as in-use.'),
    place: word('Only assets at this place or within it.'),
    custodian: word('Only assets that this role or person answers for.'),
    columns: word('Fields to show, with commas, such as name,serial,warrantyUntil.'),
    lang: z.string().default('en').describe('en, sr-Cyrl or sr-Latn.'),
    format: z
      .enum(['table', 'json'])
      .default('table')
      .describe('A table to read, or the entries as they are.'),
  }),
  examples: [
    'popis register list assets --kind server',
    'popis register list service-records --format json',
    'popis register list assets --place rack-1 --columns name,serial,warrantyUntil',
  ],
  async run({ options, args: [name = ''], terminal }) {
    const { format, lang, columns, ...filter } = options
    const part = partNamed(name)
    const register = await readLiveRegister(readSettings(process.env).register)
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
    const asked = columns?.split(',').map((each) => each.trim()) ?? []
    refuseUnknown(register, part, given, asked)
    const entries = isCollection(part)
      ? selectEntries(register, part, given)
      : [register.organisation as unknown as Entry]
    if (format === 'json' || !isCollection(part)) {
      terminal.out(JSON.stringify(entries, null, 2))
      return 0
    }
    const voice = openVoice(await openTexts(), lang, register.organisation.timeZone, '')
    const shown = columnsOf({ voice, register, part }, part, asked, new Set()).filter(
      ({ isShown }) => isShown,
    )
    terminal.out(
      tableOf([
        shown.flatMap(({ fileHeads }) => fileHeads),
        ...entries.map((entry) => shown.flatMap((column) => column.fileCells(entry))),
      ]),
    )
    return 0
  },
})
