import { extname } from 'node:path'
import { z } from 'zod'
import { toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { type CountSheet, countSheet, partOfSheet } from '#service/count-sheet.js'
import { countCsv } from '#service/paper/count-csv.js'
import { renderCountList } from '#service/paper/count-pdf.js'
import { stateLine, totalLines } from '#service/paper/count-phrases.js'
import {
  type CountWords,
  countColumns,
  countWords,
  holderName,
  rowCells,
} from '#service/paper/count-words.js'
import { defineCommand } from '../command.js'
import { countHtml } from '../count-html.js'
import { withCounts } from '../count-reading.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'
import { writeOutput } from '../write-output.js'

type Render = (sheet: CountSheet, words: CountWords) => Promise<string | Uint8Array>

const formats: Readonly<Record<string, Render>> = {
  '.pdf': async (sheet, words) => renderCountList(sheet, words, toInstant(Date.now())),
  '.csv': async (sheet, words) => countCsv(sheet, words),
  '.html': async (sheet, words) => countHtml(sheet, words),
}

const asText = (sheet: CountSheet, words: CountWords): string =>
  sheet.lists
    .map(({ custodian, rows, totals }) =>
      [
        holderName(words, sheet.frame, custodian),
        tableOf([
          countColumns.map((column) => words.t(`count.column.${column}`)),
          ...rows.map((row, index) => {
            const cells = rowCells(words, sheet.frame, row, index + 1)
            return countColumns.map((column) => cells[column])
          }),
        ]),
        totalLines(sheet, words, totals)
          .map(({ label, text }) => `${label}: ${text}`)
          .join('; '),
      ].join('\n'),
    )
    .concat(`${stateLine(sheet, words)}\n${words.t('count.hash-is', { hash: sheet.hash })}`)
    .join('\n\n')

export default defineCommand({
  summary: 'Prints the list of a count by custodian, with values, totals and lines to sign.',
  options: z.object({
    count: z.string().optional().describe('Id of the count; the one under way where left out.'),
    custodian: z.string().optional().describe('Id of a role or person: only that part.'),
    lang: z.string().optional().describe('en, sr-Cyrl or sr-Latn; else the language of the organisation.'),
    output: z.string().optional().describe('File to write; its ending says what: .pdf, .csv or .html.'),
  }),
  examples: [
    'popis count list',
    'popis count list -o popis-2026.pdf',
    'popis count list --custodian treasurer -o t.csv',
  ],
  async run({ options, terminal }) {
    const render = options.output === undefined ? null : formats[extname(options.output).toLowerCase()]
    if (render === undefined)
      throw new Problem('invalid', `${options.output}: the ending may be ${Object.keys(formats).join(', ')}`)
    await withCounts(readSettings(process.env), async ({ book, texts, register, count }) => {
      const { language, timeZone } = register.organisation
      const words = countWords(texts, texts.language(options.lang ?? language), timeZone)
      const whole = countSheet(await book.view((await count(options.count)).id))
      const sheet = partOfSheet(whole, options.custodian)
      if (render === null || options.output === undefined) terminal.out(asText(sheet, words))
      else await writeOutput(options.output, await render(sheet, words))
    })
    return 0
  },
})
