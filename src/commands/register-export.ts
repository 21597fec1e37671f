import { writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { importParts } from '#domain/import/import-field.js'
import { Problem } from '#lib/problem.js'
import { exportFile } from '#service/importing/export-file.js'
import { openTexts } from '#service/texts.js'
import { defineCommand } from '../command.js'
import { readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { loadSheetFormats } from '../sheet-formats.js'

const formatOf = (output: string | undefined): string | undefined =>
  /\.(csv|xlsx|ods|json)$/i.exec(output ?? '')?.[1]?.toLowerCase()

export default defineCommand({
  summary:
    'Writes the register, or one part of it, as a table or as JSON; importing it again changes nothing.',
  usage: '[PART]',
  takes: [0, 1],
  options: z.object({
    format: z
      .enum(['csv', 'xlsx', 'ods', 'json'])
      .optional()
      .describe('Else as the file is named, else json.'),
    lang: z.string().optional().describe('Language of heads and words; else that of the organisation.'),
    output: z.string().optional().describe('File to write to instead of standard output.'),
  }),
  examples: [
    'popis register export assets -o sredstva.xlsx',
    'popis register export contracts --format csv',
    'popis register export -o registar.ods',
  ],
  async run({ options, args: [part], terminal }) {
    const format = options.format ?? formatOf(options.output) ?? 'json'
    if (part !== undefined && !(importParts as readonly string[]).includes(part))
      throw new Problem(
        'invalid',
        `there is no part “${part}” to export. There are ${importParts.join(', ')}`,
      )
    if (options.output === undefined && ['xlsx', 'ods'].includes(format) && terminal.isInteractive)
      throw new Problem('invalid', `--output: ${format} is nothing to look at on a screen; name a file`)
    const [texts, formats] = await Promise.all([openTexts(), loadSheetFormats()])
    const register = await readLiveRegister(readSettings(process.env).register)
    const language = options.lang ?? register.organisation.language
    if (!texts.languages.includes(language))
      throw new Problem('invalid', `--lang: there are ${texts.languages.join(', ')}`)
    const { bytes } = await exportFile(register, {
      part: importParts.find((name) => name === part) ?? null,
      format,
      formats,
      texts,
      language,
    })
    if (options.output === undefined) process.stdout.write(bytes)
    else
      await writeFile(options.output, bytes).catch((cause: NodeJS.ErrnoException) => {
        throw new Problem(
          'unavailable',
          `${options.output} cannot be written (${cause.code ?? cause.message})`,
          { cause },
        )
      })
    return 0
  },
})
