import { z } from 'zod'
import { AssetKind } from '#contract/register/asset.js'
import { toInstant } from '#lib/instant.js'
import { chosenAssets, printLabels } from '#service/label-paper.js'
import { LabelLayoutName } from '#service/paper/label-layout.js'
import { openTexts } from '#service/texts.js'
import { defineCommand } from '../command.js'
import { baseUrlOf } from '../http/listen.js'
import { readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'
import { writeOutput } from '../write-output.js'

/** No server waits behind a command, as it does behind a page. */
const mostLabels = 10_000

export default defineCommand({
  summary: 'Prints labels with a QR code for assets, as PDF; the code opens the asset on a phone.',
  options: z.object({
    assets: z.string().optional().describe('Inventory numbers with commas; without it, all that fit.'),
    kind: AssetKind.optional().describe('Only assets of this kind.'),
    place: z.string().optional().describe('Only assets at this place, or anywhere within it.'),
    page: LabelLayoutName.default('a4-3x8').describe('Sheet or roll: columns by rows, or millimetres.'),
    start: z.coerce
      .number()
      .pipe(z.int('is not a whole number').min(1))
      .default(1)
      .describe('Position of the first label on a sheet that was begun.'),
    output: z.string().default('labels.pdf').describe('File to write to.'),
  }),
  examples: [
    'popis labels --assets PC-001,PC-002 -o labels.pdf',
    'popis labels --kind monitor --page a4-4x10 --start 5',
    'popis labels --place server-room --page roll-62x29',
  ],
  async run({ options, terminal }) {
    const { assets, kind, place, page, start, output } = options
    const settings = readSettings(process.env)
    const [texts, register] = await Promise.all([openTexts(), readLiveRegister(settings.register)])
    const chosen = chosenAssets(register, {
      assets: (assets ?? '')
        .split(',')
        .map((id) => id.trim())
        .filter(Boolean),
      filter: { ...(kind && { kind }), ...(place && { place }) },
    })
    const pdf = await printLabels(
      {
        register,
        texts,
        url: baseUrlOf(settings, settings.port),
        language: texts.language(register.organisation.language),
      },
      chosen,
      { layout: page, start, madeAt: toInstant(Date.now()), most: mostLabels },
    )
    await writeOutput(output, pdf)
    terminal.err(`written: ${output} (${chosen.length} labels)`)
    return 0
  },
})
