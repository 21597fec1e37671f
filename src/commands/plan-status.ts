import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { RowStatus } from '#domain/plan/reconcile/row-status.js'
import { worstFirst } from '#domain/plan/reconcile/worst-first.js'
import { toInstant } from '#lib/instant.js'
import { nearest } from '#lib/nearest.js'
import { Problem } from '#lib/problem.js'
import { planAt } from '#service/plan/plan-at.js'
import { statusSheet } from '#service/plan/status-sheet.js'
import { statusWords } from '#service/plan/status-words.js'
import { withSigners } from '#service/plan/with-signers.js'
import { registerFrom } from '#service/register-at.js'
import { openTexts } from '#service/texts.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readAsOf } from '../http/as-of.js'
import { readLiveRegister } from '../live-register.js'
import { rowDetail, rowsTable } from '../plan-status-table.js'
import { readSettings } from '../settings.js'
import { loadSheetFormats } from '../sheet-formats.js'

/** @throws Problem not_found, naming what is near. */
const named = (rows: readonly RowStatus[], measure: string): RowStatus[] => {
  const found = rows.filter(({ key, measure: id }) => key === measure || id === measure)
  if (found.length > 0) return found
  const meant = nearest(
    measure,
    rows.map(({ measure: id }) => id),
  )
  throw new Problem('not_found', `there is no row “${measure}”${meant ? `, did you mean ${meant}?` : ''}`)
}

export default defineCommand({
  summary:
    'Holds plans against reality: of each row what is planned, recorded, seen, paid, and how late it is.',
  options: z.object({
    plan: z.string().optional().describe('Id of a plan; all plans where left out.'),
    measure: z.string().optional().describe('Number of a row: shows the lists behind its numbers.'),
    asOf: z
      .string()
      .optional()
      .describe('The state of that day or moment instead of now, such as 2026-06-30.'),
    worst: z.boolean().default(false).describe('The worst first instead of as the plan has them.'),
    format: z.enum(['table', 'json', 'csv', 'xlsx']).default('table').describe('How to print it.'),
    lang: z.string().optional().describe('en, sr-Cyrl or sr-Latn; else that of the organisation.'),
    output: z.string().optional().describe('File to write to instead of standard output.'),
  }),
  examples: [
    'popis plan status --worst',
    'popis plan status --measure 2.1.8',
    'popis plan status --as-of 2026-06-30 --format xlsx -o plan.xlsx',
  ],
  async run({ options, terminal }) {
    const settings = readSettings(process.env)
    const [texts, live] = await Promise.all([openTexts(), readLiveRegister(settings.register)])
    const language = options.lang ?? texts.language(live.organisation.language)
    if (!texts.languages.includes(language))
      throw new Problem('invalid', `--lang: there are ${texts.languages.join(', ')}`)
    if (options.format === 'xlsx' && options.output === undefined && terminal.isInteractive)
      throw new Problem('invalid', '--output: xlsx is nothing to look at on a screen; name a file')
    const now = toInstant(Date.now())
    const asOf = readAsOf(options.asOf, live.organisation.timeZone, now)
    const store = await openSqliteReader(storeFile(settings.data))
    try {
      const reader = store.of(live.organisation.id)
      const register = asOf === null ? live : await registerFrom(reader, live.organisation, asOf)
      const { plan } = options
      if (plan !== undefined && !register.plans.some(({ id }) => id === plan))
        throw new Problem(
          'not_found',
          `there is no plan “${plan}”: ${register.plans.map(({ id }) => id).join(', ')}`,
        )
      const found = await planAt(reader, register, settings.graceMs, now, asOf)
      const accounts = asOf === null ? await store.people.accounts(live.organisation.id) : []
      const all = withSigners(found, register, accounts)
      const ofPlan = all.rows.filter((row) => plan === undefined || row.plan === plan)
      const asked = options.measure === undefined ? ofPlan : named(ofPlan, options.measure)
      const rows = options.worst ? worstFirst(asked) : asked
      const words = statusWords(texts, language)
      const write = async (content: string | Uint8Array) => {
        if (options.output !== undefined)
          await writeFile(options.output, content).catch((cause: NodeJS.ErrnoException) => {
            throw new Problem(
              'unavailable',
              `${options.output} cannot be written (${cause.code ?? cause.message})`,
              {
                cause,
              },
            )
          })
        else if (typeof content === 'string') terminal.out(content)
        else process.stdout.write(content)
      }
      if (options.format === 'json') await write(JSON.stringify({ ...all, rows }, null, 2))
      else if (options.format === 'table')
        await write(
          rows.length === 0
            ? words.t('none')
            : options.measure === undefined
              ? rowsTable(rows, words)
              : rows.map((row) => rowDetail(row, words)).join('\n\n'),
        )
      else {
        const format = (await loadSheetFormats()).get(options.format)
        if (!format?.write) throw new Problem('internal', `there is no format ${options.format}`)
        await write(await format.write([statusSheet(rows, words)], language === 'en' ? 'point' : 'comma'))
      }
    } finally {
      await store.close()
    }
    return 0
  },
})
