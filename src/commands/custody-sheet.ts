import { z } from 'zod'
import { toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { printCustodySheet } from '#service/custody-paper.js'
import { openTexts } from '#service/texts.js'
import { defineCommand } from '../command.js'
import { readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { writeOutput } from '../write-output.js'

export default defineCommand({
  summary: 'Prints the sheet of a hand-over, return or write-off, to be signed, as PDF.',
  usage: 'NUMBER',
  takes: [1, 1],
  options: z.object({
    lang: z
      .string()
      .optional()
      .describe('en, sr-Cyrl or sr-Latn; the language of the organisation where it is left out.'),
    output: z.string().optional().describe('File to write to. Default: NUMBER.pdf.'),
  }),
  examples: ['popis custody sheet R-2026-001', 'popis custody sheet R-2026-001 --lang en -o sheet.pdf'],
  async run({ options, args: [number = ''], terminal }) {
    const texts = await openTexts()
    const value = await readLiveRegister(readSettings(process.env).register)
    const language = options.lang ?? texts.language(value.organisation.language)
    if (!texts.languages.includes(language))
      throw new Problem('invalid', `--lang: there are ${texts.languages.join(', ')}`)
    const pdf = await printCustodySheet({ value }, texts, number, language, toInstant(Date.now()))
    const file = options.output ?? `${number}.pdf`
    await writeOutput(file, pdf)
    terminal.err(`written: ${file}`)
    return 0
  },
})
