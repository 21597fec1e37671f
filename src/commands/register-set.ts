import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { schemaOf } from '#contract/entry-fields.js'
import { entryVersion } from '#domain/register/change.js'
import { faultsOf } from '#http/api.js'
import { Problem } from '#lib/problem.js'
import { openTexts } from '#service/texts.js'
import { carryOut } from '../carry-out.js'
import { defineCommand } from '../command.js'
import { withGivenFields } from '../given-fields.js'
import { entryNamed, partNamed, readLiveRegister } from '../live-register.js'
import { readSettings } from '../settings.js'

const standardInput = async (): Promise<string> => {
  let text = ''
  for await (const chunk of process.stdin) text += String(chunk)
  return text
}

const readBody = async (file: string, id: string): Promise<Record<string, unknown>> => {
  const text = await (file === '-' ? standardInput() : readFile(file, 'utf8')).catch((cause: unknown) => {
    throw new Problem('not_found', `${file} cannot be read`, { cause })
  })
  try {
    return { id, ...z.record(z.string(), z.unknown()).parse(JSON.parse(text)) }
  } catch (cause) {
    throw new Problem('invalid', `${file} does not hold an entry as JSON`, { cause })
  }
}

export default defineCommand({
  summary: 'Adds an entry to the register, or changes fields of one.',
  usage: 'PART ID FIELD=VALUE…',
  takes: [1, 200],
  options: z.object({
    json: z
      .string()
      .optional()
      .describe('File with the whole entry as JSON instead of fields; - is standard input.'),
    why: z.string().max(1000).optional().describe('The reason, for the history.'),
  }),
  examples: [
    'popis register set assets PC-41 kind=computer state=in-use place=room-12 price.amount=70000',
    'popis register set assets PC-41 custodian= note="returned"',
    'popis register set contracts U-2027-3 --json contract.json --why "signed today"',
  ],
  async run({ options: { json, why }, args, terminal }) {
    const settings = readSettings(process.env)
    const part = partNamed(args[0] ?? '')
    const register = await readLiveRegister(settings.register)
    const isOrganisation = part === 'organisation'
    const id = isOrganisation ? register.organisation.id : args[1]
    const words = args.slice(isOrganisation ? 1 : 2)
    if (id === undefined) throw new Problem('invalid', 'takes PART ID FIELD=VALUE…')
    if ((json === undefined) === (words.length === 0))
      throw new Problem('invalid', 'takes FIELD=VALUE… or --json FILE: one of them')
    const entry = entryNamed(register, part, id)
    const given =
      json === undefined
        ? withGivenFields(await openTexts(), register, { part, id, entry }, words)
        : await readBody(json, id)
    const parsed = schemaOf(part).safeParse(given)
    if (!parsed.success)
      throw new Problem('invalid', `${part}/${id} would not be in order`, {
        faults: faultsOf(parsed.error.issues),
      })
    const { number } = await carryOut(settings, 'register.edit', {
      action: 'edit',
      why: why ?? null,
      changes: [{ part, id, body: parsed.data, expected: entry === null ? null : entryVersion(entry) }],
    })
    const what = entry === null ? 'added' : 'changed'
    terminal.out(number === null ? `${part}/${id}: as it was` : `${part}/${id}: ${what} by edit ${number}`)
    return 0
  },
})
