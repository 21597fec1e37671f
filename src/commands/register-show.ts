import { z } from 'zod'
import { fieldsOf } from '#contract/entry-fields.js'
import { openTexts } from '#service/texts.js'
import { defineCommand } from '../command.js'
import { existing, partNamed, readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'
import { valueText } from '../web/register/entry-words.js'
import { openVoice } from '../web/voice.js'

export default defineCommand({
  summary: 'Shows one entry of the register.',
  usage: 'PART ID',
  takes: [1, 2],
  options: z.object({
    lang: z.string().default('en').describe('en, sr-Cyrl or sr-Latn.'),
    format: z.enum(['table', 'json']).default('table').describe('Fields to read, or the entry as it is.'),
  }),
  examples: [
    'popis register show assets SRV-01',
    'popis register show assets SRV-01 --format json > srv-01.json',
    'popis register show organisation',
  ],
  async run({ options: { format, lang }, args: [name = '', id], terminal }) {
    const part = partNamed(name)
    const register = await readLiveRegister(readSettings(process.env).register)
    const entry = existing(register, part, id)
    if (format === 'json') {
      terminal.out(JSON.stringify(entry, null, 2))
      return 0
    }
    const voice = openVoice(await openTexts(), lang, register.organisation.timeZone, '')
    const stated = fieldsOf(part).filter((field) => entry[field.name] !== undefined)
    terminal.out(
      tableOf(
        stated.map((field) => [field.path, valueText(voice, register, part, field, entry[field.name])]),
      ),
    )
    return 0
  },
})
