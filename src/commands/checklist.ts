import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { Organisation } from '#contract/register.js'
import { toInstant } from '#lib/instant.js'
import { nearest } from '#lib/nearest.js'
import { Problem } from '#lib/problem.js'
import { readFrameworks } from '#service/frameworks.js'
import { checklistWords, makeChecklist } from '#service/print.js'
import { openTexts } from '#service/texts.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { readAsOf } from '../http/as-of.js'
import { policyOf } from '../policy-of.js'
import { readFormats } from '../report-formats.js'
import { readSettings } from '../settings.js'

/** `name`, if it is one of `known`; else what there is. */
const oneOf = (what: string, name: string, known: readonly string[]): string => {
  if (known.includes(name)) return name
  const meant = nearest(name, known)
  throw new Problem(
    'invalid',
    `there is no ${what} “${name}”${meant ? `, did you mean ${meant}?` : '.'} There are ${known.join(', ')}`,
  )
}

/** Only whose register it is: the entries come from the store, as they stood. */
const readOrganisation = async (file: string): Promise<Organisation> => {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem('not_found', `the register ${file} cannot be read; start the server once`, { cause })
  })
  try {
    return z.object({ organisation: Organisation }).parse(JSON.parse(content)).organisation
  } catch (cause) {
    throw new Problem(
      'unavailable',
      `the register ${file} does not say whose it is; mend it or start the server`,
      {
        cause,
      },
    )
  }
}

const write = async (file: string, content: string): Promise<void> => {
  await writeFile(file, content).catch((cause: NodeJS.ErrnoException) => {
    throw new Problem('unavailable', `${file} cannot be written (${cause.code ?? cause.message})`, { cause })
  })
}

export default defineCommand({
  summary: 'Prints every control of a framework with its state, its evidence and what nobody checked.',
  usage: 'FRAMEWORK',
  takes: [1, 1],
  options: z.object({
    asOf: z
      .string()
      .optional()
      .describe('The state of that day or moment instead of now, such as 2026-06-30.'),
    format: z.string().default('html').describe('html (an official sheet), json or csv.'),
    lang: z
      .string()
      .optional()
      .describe('en, sr-Cyrl or sr-Latn; the language of the organisation where it is left out.'),
    output: z.string().optional().describe('File to write to instead of standard output.'),
  }),
  examples: [
    'popis checklist rs-2016 -o checklist.html',
    'popis checklist iso27001 --as-of 2026-06-30 --format csv --lang en -o checklist.csv',
  ],
  async run({ options, args: [framework = ''], terminal }) {
    const settings = readSettings(process.env)
    const [frameworks, formats, texts] = await Promise.all([readFrameworks(), readFormats(), openTexts()])
    oneOf('framework', framework, [...frameworks.byId.keys()])
    const format = formats.get(oneOf('format', options.format, [...formats.keys()]))
    const organisation = await readOrganisation(settings.register)
    const language = options.lang
      ? oneOf('language', options.lang, texts.languages)
      : texts.language(organisation.language)
    const now = toInstant(Date.now())
    const asOf = readAsOf(options.asOf, organisation.timeZone, now)
    const policy = await policyOf(organisation.country)

    const store = await openSqliteReader(storeFile(settings.data))
    try {
      const checklist = await makeChecklist(
        { reader: store.of(organisation.id), organisation, policy, frameworks, clock: { now: () => now } },
        framework,
        asOf,
      )
      const words = checklistWords(texts, policy, language, organisation.timeZone)
      const content = format?.render(checklist, words) ?? ''
      if (options.output) await write(options.output, content)
      else terminal.out(content.replace(/\r?\n$/, ''))
    } finally {
      await store.close()
    }
    return 0
  },
})
