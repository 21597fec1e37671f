import { z } from 'zod'
import type { Line } from '#domain/counting/outcome.js'
import { csvLine, csvStart } from '#lib/csv-line.js'
import { type Seen, seenSince } from '#service/count-seen.js'
import { identityOf, openLinks } from '#service/links.js'
import { assetName, type CountWords, countWords, placeName } from '#service/paper/count-words.js'
import { defineCommand } from '../command.js'
import { type CountReading, withCounts } from '../count-reading.js'
import { placesTable, progressLines } from '../count-status.js'
import { readSettings } from '../settings.js'
import { tableOf } from '../table.js'

/** Which asset each subject is, found out anew: no server keeps it ready here. */
const readLinks = async ({ reader, register }: CountReading) => {
  const links = openLinks(register, await reader.identity.merged())
  for (const { id } of await reader.subjects()) links.identify(await identityOf(reader, id))
  return links
}

const hint = (seen: Seen | undefined): string => (seen ? `${seen.name} ${seen.at}` : '')

const rowOf = (
  line: Line,
  words: CountWords,
  frame: Parameters<typeof placeName>[1],
  seen: Seen | undefined,
) => [
  line.asset.id,
  assetName(words, line.asset),
  placeName(words, frame, line.asset.place),
  line.result,
  line.isElsewhere ? placeName(words, frame, line.mark?.place ?? null) : '',
  hint(seen),
]

const head = ['NUMBER', 'NAME', 'PLACE', 'RESULT', 'FOUND IN', 'SEEN BY AN AGENT']

export default defineCommand({
  summary: 'Shows a count: each place, and all that is not simply found, with what agents saw meanwhile.',
  options: z.object({
    count: z.string().optional().describe('Id of the count; the one under way where left out.'),
    format: z.enum(['table', 'json', 'csv']).default('table').describe('How to print it.'),
  }),
  examples: ['popis count status', 'popis count status --format json', 'popis count status --format csv'],
  async run({ options, terminal }) {
    await withCounts(readSettings(process.env), async (reading) => {
      const { book, reader, register, texts } = reading
      const view = await book.view((await reading.count(options.count)).id)
      const { language, timeZone } = register.organisation
      const words = countWords(texts, texts.language(language), timeZone)
      const { lines, surplus, outside } = view.outcome
      const doubtful = new Set(
        lines.filter(({ result }) => result === 'open' || result === 'missing').map(({ asset }) => asset.id),
      )
      const links = await readLinks(reading)
      const seen = await seenSince(reader, (asset) => links.subjectsOf(asset), doubtful, view.count.opened.at)
      const row = (line: Line) => rowOf(line, words, view.frame, seen.get(line.asset.id))
      if (options.format === 'json') {
        const items = lines.map((line) => ({ ...line, seen: seen.get(line.asset.id) ?? null }))
        const { count, progress } = view
        terminal.out(JSON.stringify({ count, progress, lines: items, outside, surplus }, null, 2))
      } else if (options.format === 'csv') {
        terminal.out((csvStart + [head, ...lines.map(row)].map(csvLine).join('')).trimEnd())
      } else {
        const open = lines.filter(({ result, isElsewhere }) => result !== 'found' || isElsewhere)
        terminal.out([...progressLines(view), '', placesTable(view, words)].join('\n'))
        if (open.length > 0) terminal.out(`\n${tableOf([head, ...open.map(row)])}`)
        for (const { tag, what } of surplus) terminal.out(`surplus: ${tag}${what ? `, ${what}` : ''}`)
        for (const { asset, why } of outside) terminal.out(`not on the list (${why}): ${asset.id}`)
      }
    })
    return 0
  },
})
