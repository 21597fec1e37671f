import { z } from 'zod'
import { csvLine } from '#lib/csv-line.js'
import { toInstant } from '#lib/instant.js'
import { licenceAnswer, lineDetail, lineOfKey } from '#service/licences/licence-answer.js'
import { licenceTable } from '#service/licences/licence-table.js'
import { licencesAt } from '#service/licences/licences.js'
import { openProductFiles } from '#service/product-files.js'
import { registerFrom } from '#service/register-at.js'
import { openTexts } from '#service/texts.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readAsOf } from '../http/as-of.js'
import { readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'
import { openVoice } from '../web/voice.js'

export default defineCommand({
  summary: 'Holds rights to software against what is installed: shortfall, surplus and their money.',
  options: z.object({
    product: z
      .string()
      .optional()
      .describe('Key of a product: shows the devices behind its numbers, as JSON.'),
    asOf: z
      .string()
      .optional()
      .describe('The state of that day or moment instead of now, such as 2026-06-30.'),
    format: z.enum(['table', 'json', 'csv']).default('table').describe('How to print it.'),
    lang: z.string().optional().describe('en, sr-Cyrl or sr-Latn; else that of the organisation.'),
  }),
  examples: [
    'popis licences',
    'popis licences --as-of 2026-06-30 --format csv',
    'popis licences --product "microsoft|windows|pro|10"',
  ],
  async run({ options: { product, asOf: day, format, lang }, terminal }) {
    const settings = readSettings(process.env)
    const [texts, live] = await Promise.all([openTexts(), readLiveRegister(settings.register)])
    const now = toInstant(Date.now())
    const asOf = readAsOf(day, live.organisation.timeZone, now)
    const store = await openSqliteReader(storeFile(settings.data))
    try {
      const reader = store.of(live.organisation.id)
      const register = asOf === null ? live : await registerFrom(reader, live.organisation, asOf)
      const found = await licencesAt(reader, register, openProductFiles(), settings.graceMs, now, asOf)
      const language = lang ?? texts.language(live.organisation.language)
      const voice = openVoice(texts, language, live.organisation.timeZone, now)
      if (product !== undefined) terminal.out(JSON.stringify(lineDetail(lineOfKey(found, product)), null, 2))
      else if (format === 'json') terminal.out(JSON.stringify(licenceAnswer(found), null, 2))
      else if (format === 'csv') terminal.out(licenceTable(found, voice).map(csvLine).join('').trimEnd())
      else if (found.lines.length === 0) terminal.out(voice.t('licences.none'))
      else {
        terminal.out(tableOf(licenceTable(found, voice)))
        terminal.out(voice.t('licences.seen', { ...found.coverage }))
      }
    } finally {
      await store.close()
    }
    return 0
  },
})
