import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Found, NewMark } from '#contract/count.js'
import { Problem } from '#lib/problem.js'
import type { MarkTold } from '#service/count-verbs.js'
import { carryOut } from '../carry-out.js'
import { defineCommand, type Terminal } from '../command.js'
import { withCounts } from '../count-reading.js'
import { readSettings } from '../settings.js'

const atOnce = 500

const tell = (terminal: Terminal, told: readonly MarkTold[]): number => {
  for (const { tag, asset, found, refused } of told)
    if (refused === null) terminal.out(`${asset ?? tag}  ${found}`)
    else terminal.err(`${tag}: ${refused}`)
  return told.filter(({ refused }) => refused !== null).length
}

/** Lines of standard input: each alone where a scanner types them, many at once where they come from a file. */
async function* typed(isInteractive: boolean): AsyncGenerator<string[]> {
  let lines: string[] = []
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    lines.push(line.trim())
    if (!isInteractive && lines.length < atOnce) continue
    yield lines
    lines = []
  }
  if (lines.length > 0) yield lines
}

const oneOf = (switches: Readonly<Record<string, boolean>>): Found => {
  const given = Object.keys(switches).filter((name) => switches[name])
  if (given.length > 1) throw new Problem('invalid', `--${given.join(' and --')} at once`)
  return (given[0] ?? 'found') as Found
}

export default defineCommand({
  summary: 'Marks what was found, by tag, inventory or serial number; without one, reads them line by line.',
  usage: '[TAG...]',
  takes: [0, 1000],
  options: z.object({
    found: z.boolean().default(false).describe('It is there; also where nothing is said.'),
    missing: z.boolean().default(false).describe('Nobody finds it.'),
    damaged: z.boolean().default(false).describe('It is there, and damaged.'),
    surplus: z.string().optional().describe('It is not in the register: what it is.'),
    place: z.string().optional().describe('Id of the place where it was found.'),
    note: z.string().optional().describe('Anything else.'),
    count: z.string().optional().describe('Id of the count; the one under way where left out.'),
  }),
  examples: [
    'popis count mark PC-017 --place finance',
    'popis count mark < tags.txt',
    'popis count mark PC-021 --missing',
    'popis count mark TV-1 --surplus "Television" --place finance',
  ],
  async run({ options, args, terminal }) {
    const settings = readSettings(process.env)
    const { place, note, surplus } = options
    const { missing, damaged, found } = options
    const kind = oneOf({ missing, damaged, found, surplus: surplus !== undefined })
    const count = await withCounts(settings, async (reading) => (await reading.count(options.count)).id)
    const markOf = (tag: string): NewMark => ({
      id: crypto.randomUUID(),
      tag,
      found: kind,
      ...(place && { place }),
      ...(note && { note }),
      ...(surplus && { what: surplus }),
    })
    const send = async (tags: readonly string[]) =>
      tell(terminal, await carryOut(settings, 'count.mark', { count, marks: tags.map(markOf) }))
    let refused = 0
    if (args.length > 0) refused = await send(args)
    else for await (const tags of typed(process.stdin.isTTY === true)) refused += await send(tags)
    return refused > 0 ? 1 : 0
  },
})
