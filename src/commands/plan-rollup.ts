import { z } from 'zod'
import { rollUpProgress } from '#domain/plan/template/progress-rollup.js'
import { planAsTemplate, templateHash, templateIdOf } from '#domain/plan/template/template-of.js'
import { toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { rollupOrganisations, rollupRows, rollupWords } from '#service/plan/rollup-words.js'
import { openTexts } from '#service/texts.js'
import { defineCommand } from '../command.js'
import { readRegisterIfThere } from '../live-register.js'
import { readProgressFiles } from '../progress-files.js'
import { rollupText } from '../rollup-text.js'
import { readSettings } from '../settings.js'
import { loadSheetFormats } from '../sheet-formats.js'
import { writeOutput } from '../write-output.js'

/** @throws Problem invalid: there is none, or there are several. */
const oneTemplate = (found: readonly string[], wanted: string | undefined): string => {
  const ids = [...new Set(found)].sort()
  if (wanted !== undefined) return wanted
  const [id, ...others] = ids
  if (id === undefined) throw new Problem('invalid', 'there is no progress of any plan in what was named')
  if (others.length > 0)
    throw new Problem(
      'invalid',
      `these are of several templates: say --template ${ids.join(' or --template ')}`,
    )
  return id
}

export default defineCommand({
  summary: 'Rolls up how far organisations have come with a plan that was handed to them as a template.',
  usage: 'FILE|FOLDER...',
  takes: [1, 100_000],
  options: z.object({
    template: z.string().optional().describe('Id of the template, where the files are of several.'),
    expect: z
      .string()
      .optional()
      .describe(
        'Ids of organisations that are to report, between commas; beside those of handedTo of the plan.',
      ),
    staleAfter: z.coerce
      .number()
      .pipe(z.int().min(1).max(3660))
      .default(35)
      .describe('After how many days what an organisation said counts as unknown.'),
    by: z.enum(['row', 'organisation']).default('row').describe('What a line of CSV is.'),
    format: z.enum(['table', 'json', 'csv', 'xlsx']).default('table').describe('How to print it.'),
    lang: z.string().default('en').describe('en, sr-Cyrl or sr-Latn.'),
    out: z.string().optional().describe('File to write to instead of standard output.'),
  }),
  examples: [
    'popis plan rollup progress/',
    'popis plan rollup progress/ --expect district-1,district-2 --format xlsx --out progress.xlsx',
    'popis plan rollup district-*.progress.json --format csv --by organisation',
  ],
  async run({ options, args, terminal }) {
    const texts = await openTexts()
    if (!texts.languages.includes(options.lang))
      throw new Problem('invalid', `--lang: there are ${texts.languages.join(', ')}`)
    if (options.format === 'xlsx' && options.out === undefined && terminal.isInteractive)
      throw new Problem('invalid', '--out: xlsx is nothing to look at on a screen; name a file')
    const at = toInstant(Date.now())
    const { reports, others } = await readProgressFiles(args, at)
    const template = oneTemplate(
      reports.map((report) => report.template.id),
      options.template,
    )
    const register = await readRegisterIfThere(readSettings(process.env).register)
    const plan = register?.plans.find(({ id }) => templateIdOf(register.organisation.id, id) === template)
    const named = (options.expect ?? '').split(',').map((id) => id.trim())
    const content = plan && planAsTemplate(plan)
    const rollup = rollUpProgress({
      template,
      reports: reports.filter((report) => report.template.id === template),
      expected: [...(plan?.handedTo ?? []), ...named.filter(Boolean).map((id) => ({ id, name: id }))],
      ...(content && { reference: { hash: templateHash(content), rows: content.measures } }),
      at,
      staleAfterDays: options.staleAfter,
    })
    const words = rollupWords(texts, options.lang)
    const write = async (made: string | Uint8Array) => {
      if (options.out !== undefined) await writeOutput(options.out, made)
      else if (typeof made === 'string') terminal.out(made)
      else process.stdout.write(made)
    }
    if (options.format === 'json') await write(JSON.stringify(rollup, null, 2))
    else if (options.format === 'table') await write(rollupText(rollup, words))
    else {
      const format = (await loadSheetFormats()).get(options.format)
      if (!format?.write) throw new Problem('internal', `there is no format ${options.format}`)
      const sheets = [rollupRows(rollup, words), rollupOrganisations(rollup, words)]
      const mark = options.lang === 'en' ? 'point' : 'comma'
      await write(await format.write(options.by === 'row' ? sheets : sheets.reverse(), mark))
    }
    if (others.length > 0) terminal.err(`Left out, since they are something else: ${others.join(', ')}`)
    return 0
  },
})
