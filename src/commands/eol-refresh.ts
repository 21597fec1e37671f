import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { recognisers } from '#domain/support/recognisers.js'
import { EndOfLifeFile, supportTableOf } from '#domain/support/refresh.js'
import { Problem } from '#lib/problem.js'
import { readSupportTable, supportFile } from '#service/read-support.js'
import { defineCommand } from '../command.js'
import { writeOutput } from '../write-output.js'

const readJson = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new Problem('invalid', `${file} cannot be read as JSON`, { cause })
  }
}

export default defineCommand({
  summary: 'Takes newer dates of the end of support from a file of endoflife.date.',
  usage: 'FILE',
  takes: [1, 1],
  options: z.object({
    output: z
      .string()
      .default(supportFile)
      .describe('File to write instead of policies/end-of-support.json, which the program reads.'),
    force: z.boolean().default(false).describe('Takes a file that is older than what is there.'),
  }),
  examples: ['popis eol refresh endoflife-products.json'],
  async run({ args: [file = ''], options: { output, force }, terminal }) {
    const parsed = EndOfLifeFile.safeParse(await readJson(file))
    if (!parsed.success)
      throw new Problem('invalid', `${file} is no file of endoflife.date`, {
        faults: parsed.error.issues
          .slice(0, 20)
          .map(({ path, message }) => ({ where: path.join('.'), what: message })),
      })
    const wanted = new Set([...recognisers.values()].flatMap(({ products }) => products))
    const lacking = [...wanted].filter((product) => !(product in parsed.data.products))
    if (lacking.length > 0) throw new Problem('invalid', `${file} lacks ${lacking.join(', ')}`)
    const table = supportTableOf(parsed.data, wanted)
    const before = await readSupportTable().catch(() => null)
    if (before !== null && before.takenOn > table.takenOn && !force)
      throw new Problem(
        'conflict',
        `${file} is of ${table.takenOn}, and there are dates of ${before.takenOn}: --force takes the older ones`,
      )
    await writeOutput(output, `${JSON.stringify(table, null, 2)}\n`)
    const cycles = Object.values(table.products).reduce((sum, product) => sum + product.cycles.length, 0)
    terminal.out(
      `${output}: ${Object.keys(table.products).length} products, ${cycles} releases, as of ${table.takenOn}`,
    )
    return 0
  },
})
