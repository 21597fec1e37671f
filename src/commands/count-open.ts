import { z } from 'zod'
import { NewCount } from '#contract/count.js'
import { membersOf } from '#domain/counting/commission.js'
import { nearestYearEnd } from '#domain/counting/count.js'
import { toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { dayOf } from '#lib/zone.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { withCounts } from '../count-reading.js'
import { readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter(Boolean)

export default defineCommand({
  summary: 'Begins a yearly count: what has to be found is frozen as the register stands now.',
  options: z.object({
    date: z.iso
      .date('is no day; write it as 2026-12-31')
      .optional()
      .describe('Day whose state is counted; the nearest 31 December where left out.'),
    name: z.string().optional().describe('What it is called.'),
    commission: z
      .string()
      .optional()
      .describe('Names with a semicolon between them: the president first, then the members.'),
    deputies: z.string().optional().describe('Names of deputies, with a semicolon between them.'),
    place: z.string().optional().describe('Ids of places, with a comma between them: only what is in them.'),
    kind: z.string().optional().describe('Kinds, with a comma between them: only those.'),
    custodian: z.string().optional().describe('Ids of roles or persons: only what they answer for.'),
  }),
  examples: [
    'popis count open',
    'popis count open --date 2026-12-31 --commission "Мира Симић;Петар Илић;Јелена Рас"',
    'popis count open --name "Vanredni popis" --place server-room --kind server,ups',
  ],
  async run({ options, terminal }) {
    const settings = readSettings(process.env)
    const { persons, organisation } = await readLiveRegister(settings.register)
    const today = dayOf(toInstant(Date.now()), organisation.timeZone)
    const [president = '', ...members] = (options.commission ?? '').split(';')
    const asked = NewCount.safeParse({
      date: options.date ?? nearestYearEnd(today),
      ...(options.name && { name: options.name }),
      commission: [
        ...membersOf([president], 'president', persons),
        ...membersOf(members, 'member', persons),
        ...membersOf((options.deputies ?? '').split(';'), 'deputy', persons),
      ],
      scope: {
        places: listOf(options.place),
        kinds: listOf(options.kind),
        custodians: listOf(options.custodian),
      },
    })
    if (!asked.success)
      throw new Problem(
        'invalid',
        asked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      )
    const count = await carryOut(settings, 'count.open', asked.data)
    terminal.out(`${count.id}  ${count.name}, as of ${count.date}: ${count.expectedCount} to find`)
    const others = await withCounts(settings, ({ reader }) => reader.counts.list())
    for (const { id, state } of others)
      if (state === 'open' && id !== count.id)
        terminal.err(`${id} is open too: say which is meant by --count ${id}, or close it`)
    return 0
  },
})
